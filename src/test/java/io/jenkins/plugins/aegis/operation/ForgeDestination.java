package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.github.Transport;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.PublishAction.AttachAssets;
import io.jenkins.plugins.aegis.plan.PublishAction.CreateDraft;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishRelease;
import io.jenkins.plugins.aegis.rehearsal.forge.Account;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.Permission;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.FaultyProxy;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rehearsal's forge, and one of the three things that a release on it takes. */
record ForgeDestination(Effect effect, GitRemote remote, LoopbackForge server, FaultyProxy proxy)
        implements FaultyDestination {
    private static final String TOKEN = "release-bot-token";
    private static final String REPOSITORY = "/repos/acme/sample/releases";
    private static final String ASSET = "widget.tgz";

    enum Effect {
        DRAFT("POST " + REPOSITORY),
        ATTACHMENT("POST " + REPOSITORY + "/[0-9]+/assets"),
        PUBLICATION("PATCH " + REPOSITORY + "/[0-9]+");

        private final String request;

        Effect(String request) {
            this.request = request;
        }
    }

    static ForgeDestination in(Path home, Effect effect) throws IOException {
        GitRemote remote = GitRemote.in(home);
        remote.commit("feat: project", "README.md", "project");
        remote.push();
        LoopbackForge server = LoopbackForge.start(
                new ForgeSettings(
                        "acme/sample",
                        remote.bare(),
                        home.resolve("state"),
                        List.of(Account.withToken("release-bot", Permission.WRITE, TOKEN)),
                        List.of()),
                0);
        return new ForgeDestination(effect, remote, server, new FaultyProxy(server.endpoint(), effect.request));
    }

    @Override
    public Trial trial(int number, Duration limit) throws Exception {
        ReleaseVersion version = ReleaseVersion.parse("1.2." + number);
        remote.git("tag", "--annotate", "--message", "Release", version.tag(), "main");
        remote.git("push", "--quiet", "origin", version.tag());
        FakePorts fakes = new FakePorts();
        Artifact artifact = fakes.artifacts()
                .keep(
                        version,
                        COMMIT,
                        List.of(),
                        new InMemoryWorkspace().with(ASSET, "bytes".getBytes(StandardCharsets.UTF_8)))
                .artifact(ASSET);
        CreateDraft draft = new CreateDraft(version.tag(), version.tag(), "notes", false, Optional.empty());
        AttachAssets attachment = new AttachAssets(version, COMMIT, List.of(artifact));
        PublishEffects before = effects(fakes, Duration.ofSeconds(30));
        PublishEffects effects = effects(fakes, limit);
        return switch (effect) {
            case DRAFT -> () -> effects.createDraft(draft);
            case ATTACHMENT -> {
                before.createDraft(draft);
                yield () -> effects.attach(attachment);
            }
            case PUBLICATION -> {
                before.createDraft(draft);
                before.attach(attachment);
                yield () ->
                        effects.publishRelease(new PublishRelease(version.tag(), true, Map.of(ASSET, artifact.size())));
            }
        };
    }

    /** No program has to start. */
    @Override
    public Duration shortest() {
        return Duration.ofMillis(500);
    }

    private PublishEffects effects(FakePorts fakes, Duration limit) {
        Transport direct = Transport.direct();
        GitHubForge forge = new GitHubForge(
                proxy.base(), "acme/sample", TOKEN, new Transport(direct.connector(), direct.downloads(), limit));
        return new PublishEffects(FaultyDestination.ports(fakes, "forge", forge));
    }

    @Override
    public void close() {
        proxy.close();
        server.close();
    }
}
