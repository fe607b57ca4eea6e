package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.releaseplease.ReleasePleaseCli;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Metadata;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.ReleaseAction.RunReleasePlease;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.rehearsal.forge.Account;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.Permission;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.ReleasePleaseProject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The rehearsal's forge, which the real Release Please asks at the end of a line; the step that ran it looks at the forge
 * itself. Each trial has a release branch of its own.
 */
final class ReleasePleaseSite implements Site {
    private static final Metadata METADATA = new Metadata(
            "release-please-config.json", ".release-please-manifest.json", "CHANGELOG.md", List.of(), List.of());

    /** A branch that cannot be made is tried again for five minutes: here the pauses go by faster, as in {@link Ports}. */
    private static final String HURRY =
            """
            const wait = globalThis.setTimeout;
            const hurry = (what, millis, ...given) => wait(what, millis >= 2000 ? millis / 75 : millis, ...given);
            globalThis.setTimeout = Object.defineProperties(hurry, Object.getOwnPropertyDescriptors(wait));
            """;

    private final Path home;
    private final GitRemote remote;
    private final LoopbackForge server;
    private final Forge direct;
    private final Path program = NodeTools.ofProject().releasePlease();
    private final AtomicReference<CommandRunner.Result> version = new AtomicReference<>();

    ReleasePleaseSite(Path home) throws Exception {
        this.home = home;
        remote = ReleasePleaseProject.in(home);
        remote.commit("feat: more words", "more.js", "2");
        remote.push();
        Files.writeString(home.resolve("hurry.cjs"), HURRY);
        server = LoopbackForge.start(
                new ForgeSettings(
                        ForgeSite.REPOSITORY,
                        remote.bare(),
                        home.resolve("state"),
                        List.of(Account.withToken("release-bot", Permission.WRITE, Secrets.RELEASE_PLEASE)),
                        List.of()),
                0);
        direct = GitHubForge.at(server.endpoint(), ForgeSite.REPOSITORY, Secrets.RELEASE_PLEASE);
    }

    @Override
    public URI address() {
        return server.endpoint();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("release-please", Secrets.RELEASE_PLEASE);
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Trial trial(Call call, int number) {
        ReleaseVersion version = ReleaseVersion.parse("1.0." + number);
        String branch = "release/" + version;
        remote.bareGit("branch", branch, "main");
        RunReleasePlease action = new RunReleasePlease(version, branch, METADATA);
        return new Trial() {
            @Override
            public Outcome attempt(Line line, Duration patience) throws Exception {
                ReleasePleaseCli cli = new ReleasePleaseCli(
                        inAHurry(Ports.commands(line)),
                        List.of(program.toString()),
                        new ReleasePleaseCli.Target(ForgeSite.REPOSITORY, line.base(), line.base()),
                        Secrets.RELEASE_PLEASE,
                        new LocalWorkspace(home.resolve("scratch-" + number)));
                FakePorts fakes = new FakePorts().with(cli);
                return line.evidence().perform(action, Ports.with(fakes, "forge", direct));
            }

            @Override
            public long written(Line line) {
                return pulls(branch);
            }
        };
    }

    /** Without its pauses, and asked for its version once: it is the same each time. */
    private CommandRunner inAHurry(CommandRunner runner) {
        return command -> {
            if (!command.arguments().contains("--version")) {
                return runner.run(command.withEnvironment("NODE_OPTIONS", "--require=" + home.resolve("hurry.cjs")));
            }
            if (version.get() == null) {
                version.set(runner.run(command));
            }
            return version.get();
        };
    }

    private long pulls(String branch) {
        try {
            return direct.pullRequestsInto(branch).asOptional().orElseThrow().size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
