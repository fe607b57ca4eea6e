package io.jenkins.plugins.aegis.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.helm.ChartRepository;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.record.EarlierAuditLogs;
import io.jenkins.plugins.aegis.adapter.record.FileArtifactStore;
import io.jenkins.plugins.aegis.adapter.record.FileAuditBook;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.AuditBook;
import io.jenkins.plugins.aegis.port.CheckRunner;
import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rehearsal.forge.Account;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.Permission;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.DirectoryChannel;
import io.jenkins.plugins.aegis.testing.EffectWatch;
import io.jenkins.plugins.aegis.testing.FakeAttestor;
import io.jenkins.plugins.aegis.testing.FakeBuildRecord;
import io.jenkins.plugins.aegis.testing.FakeCheckRunner;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.RecordingConsole;
import io.jenkins.plugins.aegis.testing.ReleaseScene;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Sites;
import io.jenkins.plugins.aegis.testing.WatchedPorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One build on a world that is a directory: remote, forge, registries, store, workspace and the logs of earlier builds.
 * Copying the directory is what the death of the process leaves.
 *
 * <p>Git, the forge, the chart repository, store and audit log are the real adapters; packages are built, and published
 * to registries, without the tools of their ecosystems.
 */
final class CrashWorld implements ReleaseScene, ReleasePorts, AutoCloseable {
    static final String REPOSITORY = "acme/widget";
    private static final String TOKEN = "token-of-the-pipeline";
    private static final Clock CLOCK = Clock.fixed(Approvals.ASKED, ZoneOffset.UTC);

    private final Path root;
    private final EffectWatch watch;
    private final LoopbackForge server;
    private final FileAuditBook audit;
    private final FakeBuildRecord build = FakeBuildRecord.startedBy(Requests.REQUESTER);
    private final RecordingConsole console = new RecordingConsole();
    private final GitRepository git;
    private final Forge forge;
    private final HttpDownloads downloads = HttpDownloads.within(Duration.ofSeconds(30));
    private final Map<String, PackageChannel> channels = new ConcurrentHashMap<>();

    /** Begins the next build there. */
    CrashWorld(Path root, EffectWatch watch) throws IOException {
        this.root = root;
        this.watch = watch;
        server = LoopbackForge.start(
                new ForgeSettings(
                        REPOSITORY,
                        root.resolve("remote.git"),
                        root.resolve("forge"),
                        List.of(
                                Account.withToken("pipeline", Permission.WRITE, TOKEN),
                                Account.person("maya", Permission.MAINTAIN)),
                        List.of("build")),
                0);
        Path log = nextBuild().resolve("audit.jsonl");
        EarlierAuditLogs.before(log, log.getParent())
                .pushedTags()
                .asOptional()
                .orElseThrow()
                .forEach(tag -> build.pushedEarlier(tag.tag(), tag.object()));
        audit = new FileAuditBook(log, CLOCK);
        LocalWorkspace workspace = new LocalWorkspace(root.resolve("workspace"));
        git = WatchedPorts.watched(
                GitRepository.class,
                new GitCli(
                        new LocalCommandRunner(),
                        workspace.directory("git"),
                        new GitAccess(
                                root.resolve("remote.git").toString(), Optional.empty(), "Release", "r@example.org"),
                        CLOCK),
                "git",
                watch);
        forge = WatchedPorts.watched(Forge.class, GitHubForge.at(server.endpoint(), REPOSITORY, TOKEN), "forge", watch);
    }

    private Path nextBuild() throws IOException {
        Path builds = Files.createDirectories(root.resolve("jenkins/builds"));
        try (Stream<Path> there = Files.list(builds)) {
            return Files.createDirectory(builds.resolve(Long.toString(there.count() + 1)));
        }
    }

    LoopbackForge server() {
        return server;
    }

    RecordingConsole printed() {
        return console;
    }

    /** All releases of the forge, drafts and all of a tag too. */
    List<ForgeRelease> everyRelease() throws IOException, InterruptedException {
        URI address = URI.create(server.endpoint() + "/repos/" + REPOSITORY + "/releases?per_page=100");
        byte[] body = downloads
                .get(address, Map.of("Authorization", "Bearer " + TOKEN), 1 << 20)
                .body();
        List<ForgeRelease> releases = new ArrayList<>();
        for (JsonNode release : new ObjectMapper().readTree(body)) {
            List<Asset> assets = new ArrayList<>();
            for (JsonNode asset : release.path("assets")) {
                assets.add(new Asset(
                        asset.path("id").asLong(),
                        asset.path("name").asText(),
                        asset.path("size").asLong(),
                        "",
                        Optional.empty()));
            }
            releases.add(new ForgeRelease(
                    release.path("id").asLong(),
                    release.path("tag_name").asText(),
                    release.path("draft").asBoolean(),
                    release.path("prerelease").asBoolean(),
                    "",
                    assets));
        }
        return releases;
    }

    @Override
    public ReleasePorts ports() {
        return this;
    }

    @Override
    public void go() {
        build.approved(ApprovalFacts.INPUT, "maya");
    }

    @Override
    public void reviewAndMerge(String base) {
        PullView pull = server.maintainers().pulls().stream()
                .filter(each -> each.state().equals("open") && each.base().equals(base))
                .findFirst()
                .orElseThrow();
        server.maintainers().approve("maya", pull.number());
        server.maintainers().merge("maya", pull.number(), MergeMethod.MERGE);
    }

    @Override
    public ReleaseSite site() {
        return new ReleaseSite(
                REPOSITORY,
                root.resolve("remote.git").toString(),
                server.endpoint(),
                Sites.npm("https://registry.example/"),
                new ApprovalRules(Set.of("maya"), false));
    }

    @Override
    public GitRepository git() {
        return git;
    }

    @Override
    public Forge forge() {
        return forge;
    }

    @Override
    public PackageChannel channel(Channel channel) {
        String name = channel.place().name();
        return channels.computeIfAbsent(name, each -> {
            PackageChannel real = channel instanceof Channel.Helm helm
                    ? new ChartRepository(
                            helm,
                            git,
                            new ChartRepository.Site(server.site().resolve("helm/"), downloads),
                            new LocalWorkspace(
                                    root.resolve("workspace/channels").resolve(name)),
                            CLOCK)
                    : registry(name);
            return WatchedPorts.watched(PackageChannel.class, real, name, watch);
        });
    }

    DirectoryChannel registry(String name) {
        return new DirectoryChannel(root.resolve("registries").resolve(name), watch);
    }

    @Override
    public ReleasePlease releasePlease() {
        return WatchedPorts.watched(
                ReleasePlease.class,
                new ReleaseProposal(root.resolve("remote.git"), forge, watch),
                "release-please",
                watch);
    }

    @Override
    public PackageBuilder packageBuilder() {
        return new CountedBuilder(root.resolve("builds.log"));
    }

    @Override
    public CheckRunner checks() {
        return new FakeCheckRunner();
    }

    @Override
    public ArtifactStore artifacts() {
        return WatchedPorts.watched(
                ArtifactStore.class,
                new FileArtifactStore(
                        root.resolve("jenkins/artifacts"), new LocalWorkspace(root.resolve("workspace/artifacts"))),
                "store",
                watch);
    }

    @Override
    public Attestor attestor() {
        return new FakeAttestor();
    }

    @Override
    public FakeBuildRecord build() {
        return build;
    }

    @Override
    public AuditBook audit() {
        return audit;
    }

    @Override
    public Console console() {
        return console;
    }

    @Override
    public void close() {
        audit.close();
        server.close();
    }
}
