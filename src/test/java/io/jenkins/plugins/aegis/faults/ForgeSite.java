package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.github.Transport;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.rehearsal.forge.Account;
import io.jenkins.plugins.aegis.rehearsal.forge.CheckState;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.Permission;
import io.jenkins.plugins.aegis.testing.GitRemote;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rehearsal's forge, with something of each kind to read. */
final class ForgeSite implements Site {
    static final String REPOSITORY = "acme/sample";
    static final byte[] ASSET = "bytes of the asset".getBytes(StandardCharsets.UTF_8);
    private static final int MOST_TRIALS = 2000;
    private static final String TAG = "v0.0.1";

    private final Path home;
    private final LoopbackForge server;
    private final Tampering tampering;
    private final CommitId commit;
    private final int pull;
    private final PullRequest opened;
    private final ForgeRelease release;
    private final ForgeWrites writes;

    /** @param tampering what a broken build makes of the adapter's answers */
    ForgeSite(Path home, Tampering tampering) throws Exception {
        this.home = home;
        this.tampering = tampering;
        GitRemote remote = GitRemote.in(home);
        CommitId base = remote.commit("feat: project", "README.md", "project");
        remote.push();
        remote.git("checkout", "--quiet", "-b", "topic");
        commit = remote.commit("feat: topic", "topic.js", "topic");
        remote.push();
        remote.bareGitReading(
                IntStream.range(0, MOST_TRIALS)
                        .mapToObj(number -> "create refs/tags/" + ForgeWrites.tag(number) + " " + base.hex()
                                + "\ncreate refs/heads/topic-" + number + " " + commit.hex() + "\n")
                        .collect(Collectors.joining("", "create refs/tags/" + TAG + " " + base.hex() + "\n", "")),
                "update-ref",
                "--stdin");
        server = LoopbackForge.start(
                new ForgeSettings(
                        REPOSITORY,
                        remote.bare(),
                        home.resolve("state"),
                        List.of(
                                Account.withToken("release-bot", Permission.WRITE, Secrets.FORGE),
                                Account.person("maya", Permission.MAINTAIN)),
                        List.of()),
                0);
        GitHubForge direct = GitHubForge.at(server.endpoint(), REPOSITORY, Secrets.FORGE);
        opened = direct.openPullRequest("topic", "main", "feat: topic", "");
        pull = opened.number();
        server.maintainers().approve("maya", pull);
        server.maintainers().comment("maya", pull, "Fine.");
        server.maintainers().check(commit.hex(), "build", CheckState.GREEN);
        ForgeRelease draft = direct.createDraft(new ReleaseDraft(TAG, TAG, "notes", false, Optional.empty()));
        direct.attach(draft, "asset.txt", ASSET.length, new ByteArrayInputStream(ASSET));
        release = direct.release(TAG).asOptional().orElseThrow();
        writes = new ForgeWrites(direct, this::forge);
    }

    /** The product's adapter at the end of a line. */
    private Forge forge(Line line, Duration patience) {
        Transport transport = Transport.direct().within(patience).downloading(HttpDownloads.within(patience));
        return tampering.of(Forge.class, new GitHubForge(line.base(), REPOSITORY, Secrets.FORGE, transport));
    }

    @Override
    public URI address() {
        return server.endpoint();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("forge", Secrets.FORGE);
    }

    @Override
    public Path home() {
        return home;
    }

    private interface Query {
        Observed<?> ask(Forge forge) throws InterruptedException;
    }

    private Trial reading(Query query) {
        return (line, patience) -> line.evidence().read(query.ask(forge(line, patience)));
    }

    /** The first page of an answer is not all of it. */
    private static String withFurtherPages(String answer) {
        return answer.replaceAll("\"hasNextPage\"\\s*:\\s*false", "\"hasNextPage\":true");
    }

    private Trial edited(UnaryOperator<String> how, Query query) {
        return (line, patience) -> {
            line.edit(how);
            return line.evidence().read(query.ask(forge(line, patience)));
        };
    }

    @Override
    public Trial trial(Call call, int number) throws Exception {
        return switch (call) {
            case REPOSITORY -> reading(forge -> forge.issue(999_999));
            case CHECKS -> reading(forge -> forge.checks(commit));
            case CHECK_RUNS, STATUSES -> edited(ForgeSite::withFurtherPages, forge -> forge.checks(commit));
            case PULLS_OF_COMMIT ->
                reading(forge -> forge.pullRequestsWith(List.of(commit)).get(commit));
            case PULLS -> reading(forge -> forge.pullRequestsInto("main"));
            case PULL -> reading(forge -> forge.pullRequest(pull));
            case REVIEWS -> reading(forge -> forge.reviews(opened));
            case ISSUE, COMMENTS -> reading(forge -> forge.issue(pull));
            case PERMISSION -> reading(forge -> forge.permission("maya"));
            case PUBLISHED -> reading(forge -> forge.published(List.of(TAG)));
            case PUBLISHED_TAG -> edited(ForgeSite::withFurtherPages, forge -> forge.published(List.of(TAG)));
            case RELEASE_OF_TAG, RELEASE -> reading(forge -> forge.release(TAG));
            case ASSET, STORED_ASSET -> reading(forge -> forge.downloadDigest(release, "asset.txt"));
            case ASSET_TEXT -> reading(forge -> forge.downloadText(release, "asset.txt"));
            case CONNECTION_FORGE ->
                Ports.tested((connections, line) -> connections.forge(line.base(), REPOSITORY, Secrets.FORGE));
            default -> writes.trial(call, number);
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
