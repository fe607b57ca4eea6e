package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.port.Forge.Check.State;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A repository on a real git remote with a release behind it, a forge, a registry, and the people who merge. */
public final class ReleaseWorld implements ReleaseScene {
    /** The release that is out already. */
    public static final String LAST = "1.2.2";

    private final GitRemote remote;
    private final FakePorts ports = new FakePorts();
    private final FakePackageBuilder builder;

    private final String version;
    private final String baseline;

    private ReleaseWorld(Path directory, String version, String baseline) {
        this.version = version;
        this.baseline = baseline;
        remote = GitRemote.in(directory);
        builder = new FakePackageBuilder(Metadata.PACKAGE, version);
        ports.building(builder);
        ports.with(new GitCli(
                new LocalCommandRunner(),
                new LocalWorkspace(directory.resolve("build")),
                new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org"),
                Clock.fixed(Approvals.ASKED, ZoneOffset.UTC)));
        ports.forge()
                .branchesFrom(this::heads)
                .tagsFrom(() -> List.copyOf(remote.refs("refs/tags/").keySet()))
                .permission("maya", Permission.MAINTAIN);
        ports.with(new FakeReleasePlease((asked, branch) -> openReleasePullRequest(branch)));
    }

    /** {@code develop} goes on from {@code main}. */
    public static ReleaseWorld straight(Path directory, String version) {
        ReleaseWorld world = new ReleaseWorld(directory, version, "v" + LAST);
        world.metadata(LAST, "v1.2.1").remote.commit("chore: release " + LAST);
        world.publishedTag("v" + LAST);
        world.remote.git("switch", "--quiet", "--create", "develop");
        world.remote.commit("feat: shine", "src/index.js", "shine\n");
        return world.ready();
    }

    /** The same, with a release descriptor on {@code develop}. */
    public static ReleaseWorld straight(Path directory, String version, String descriptor) {
        ReleaseWorld world = straight(directory, version);
        world.remote.commit("feat: channels", ".aegis/release.yml", descriptor);
        return world.ready();
    }

    /** {@code main} got everything squashed, so the histories conflict although the trees agree. */
    public static ReleaseWorld squashDivergent(Path directory, String version) {
        ReleaseWorld world = new ReleaseWorld(directory, version, "v" + LAST);
        world.metadata("1.2.1", "v1.2.0").remote.commit("chore: release 1.2.1");
        world.remote.git("branch", "develop");
        world.metadata(LAST, "v1.2.1").remote.commit("feat: shine (squashed)", "src/index.js", "shine\n");
        world.publishedTag("v" + LAST);
        world.remote.git("switch", "--quiet", "develop");
        world.remote.commit("feat: shine", "src/index.js", "shine\n");
        world.metadata(LAST, "v1.2.1").remote.commit("chore: bring " + LAST + " back");
        return world.ready();
    }

    /** A broken preview is out, and issue 42 asks for its replacement. */
    public static ReleaseWorld afterABrokenPreview(Path directory, String version) {
        ReleaseWorld world = new ReleaseWorld(directory, version, "v1.2.3-preview");
        world.metadata("1.2.3-preview", "v" + LAST).remote.commit("chore: release 1.2.3-preview");
        world.publishedTag("v1.2.3-preview");
        world.ports
                .npm()
                .holding(Metadata.PACKAGE, "1.2.3-preview", "crashes".getBytes(StandardCharsets.UTF_8), "preview");
        world.remote.git("switch", "--quiet", "--create", "develop");
        world.remote.commit("fix: crash", "src/index.js", "mended\n");
        world.ports.forge().issue(42, true, "1.2.3-preview is broken").comment(42, "maya", "Go for " + version);
        return world.ready();
    }

    public GitRemote remote() {
        return remote;
    }

    @Override
    public FakePorts ports() {
        return ports;
    }

    public FakePackageBuilder builder() {
        return builder;
    }

    private ReleaseWorld ready() {
        remote.push();
        ports.forge().check(remote.head(), "build", State.PASSED);
        return this;
    }

    private ReleaseWorld metadata(String stated, String from) {
        Metadata.files(stated, from).forEach(remote::file);
        return this;
    }

    private void publishedTag(String tag) {
        remote.git("tag", "--annotate", tag, "--message", "Release " + tag);
        ports.forge().publishedRelease(tag);
    }

    private Map<String, CommitId> heads() {
        return remote.refs("refs/heads/");
    }

    public Optional<CommitId> head(String branch) {
        return Optional.ofNullable(heads().get(branch));
    }

    private String openReleasePullRequest(String branch) throws PortUnavailable {
        String head = "release-please--branches--" + branch;
        remote.git("fetch", "--quiet", "origin");
        remote.git("switch", "--quiet", "--force-create", head, "origin/" + branch);
        metadata(version, baseline).remote.commit("chore: release " + version);
        remote.git("push", "--quiet", "--force", "origin", head);
        int number = ports.forge()
                .openPullRequest(head, branch, "chore: release " + version, "")
                .number();
        ports.forge().check(remote.head(), "build", State.PASSED);
        return "pull request " + number;
    }

    @Override
    public void reviewAndMerge(String base) {
        PullRequest pull = ports.forge().pullRequestsInto(base).asOptional().orElseThrow().stream()
                .filter(PullRequest::isOpen)
                .findFirst()
                .orElseThrow();
        ports.forge().check(pull.headCommit(), "build", State.PASSED).review(pull.number(), "maya", true);
        remote.git("fetch", "--quiet", "origin");
        remote.git("switch", "--quiet", "--force-create", "merging", "origin/" + base);
        remote.git(
                "merge",
                "--quiet",
                "--no-ff",
                "-m",
                "Merge #" + pull.number(),
                pull.headCommit().hex());
        remote.git("push", "--quiet", "origin", "HEAD:refs/heads/" + base);
        ports.forge().merge(pull.number(), remote.head());
    }

    @Override
    public void go() {
        ports.build().approved(ApprovalFacts.INPUT, "maya");
    }

    /** The job is started again: another build with a log of its own. */
    public void startAnotherBuild() {
        ports.startAnotherBuild();
    }

    /** All that users and maintainers can see, as text: refs, tags, pull requests, releases, packages. */
    public String outside() {
        StringBuilder text = new StringBuilder(remote.bareGit(
                "for-each-ref",
                "--format=%(refname) %(objecttype) %(tree) %(*tree) %(contents:lines=1)",
                "refs/heads",
                "refs/tags"));
        ports.forge().pullRequests.values().forEach(pull -> text.append("\npull ")
                .append(pull.number() + " " + pull.head() + " " + pull.base() + " " + pull.state()));
        ports.forge().releases.values().forEach(release -> text.append("\nrelease ")
                .append(release.tag() + " draft=" + release.draft() + " prerelease=" + release.prerelease() + " "
                        + release.assets().stream()
                                .map(asset -> asset.name())
                                .sorted()
                                .toList()));
        text.append("\nlatest ").append(ports.forge().latestTag());
        ports.npm().published(Metadata.PACKAGE, version).asOptional().ifPresent(there -> text.append("\nnpm ")
                .append(there.files().keySet() + " " + new TreeMap<>(there.labels())));
        return text.append("\nbuilds ").append(builder.builds()).toString();
    }
}
