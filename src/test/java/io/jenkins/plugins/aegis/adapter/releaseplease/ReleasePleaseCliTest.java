package io.jenkins.plugins.aegis.adapter.releaseplease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Metadata;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rehearsal.forge.Account;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.Permission;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.ReleasePleaseProject;
import io.jenkins.plugins.aegis.testing.ScriptedCommandRunner;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasePleaseCliTest {
    private static final String TOKEN = "ghs_secretOfTheTest";
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("0.2.0-preview");
    private static final String BRANCH = "release/0.2.0-preview";
    private static final Metadata METADATA = new Metadata(
            "release-please-config.json", ".release-please-manifest.json", "CHANGELOG.md", List.of(), List.of());
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @TempDir
    Path directory;

    private final ScriptedCommandRunner scripted = new ScriptedCommandRunner();
    private final InMemoryWorkspace scratch = new InMemoryWorkspace();

    private ReleasePleaseCli scripted() {
        return new ReleasePleaseCli(
                scripted,
                List.of("node", "release-please"),
                new ReleasePleaseCli.Target("acme/sample", NOWHERE, NOWHERE),
                TOKEN,
                scratch);
    }

    @Test
    @DisplayName("L10 the pinned tool opens the pull request of exactly that version")
    void opensThePullRequest() throws Exception {
        GitRemote remote = ReleasePleaseProject.in(directory);
        remote.git("checkout", "--quiet", "-b", BRANCH);
        remote.commit("feat: more words", "more.js", "2");
        remote.push();
        ForgeSettings settings = new ForgeSettings(
                "acme/sample",
                remote.bare(),
                directory.resolve("state"),
                List.of(Account.withToken("release-bot", Permission.WRITE, TOKEN)),
                List.of());
        WatchedCommandRunner watched = new WatchedCommandRunner(new LocalCommandRunner());
        try (LoopbackForge forge = LoopbackForge.start(settings, 0)) {
            ReleasePleaseCli cli = new ReleasePleaseCli(
                    watched,
                    List.of(NodeTools.ofProject().releasePlease().toString()),
                    new ReleasePleaseCli.Target("acme/sample", forge.endpoint(), forge.endpoint()),
                    TOKEN,
                    new LocalWorkspace(directory.resolve("scratch")));

            cli.openPullRequest(VERSION, BRANCH, METADATA);

            assertThat(forge.maintainers().pulls()).singleElement().satisfies(pull -> {
                assertThat(pull.title()).contains("0.2.0-preview");
                assertThat(pull.base()).isEqualTo(BRANCH);
                assertThat(pull.author()).isEqualTo("release-bot");
            });
            assertThat(forge.maintainers().pulls()).extracting(PullView::base).containsExactly(BRANCH);
        }
        assertThat(watched.commands())
                .flatExtracting(CommandRunner.Command::arguments)
                .noneMatch(argument -> argument.contains(TOKEN));
        assertThat(directory.resolve("scratch")).doesNotExist();
    }

    @Test
    @DisplayName("L10 the token is in a private file while the tool runs")
    void handsTheTokenOverInAPrivateFile() throws Exception {
        CommandRunner looking = command -> {
            assertThat(scratch.isSecret("token")).isTrue();
            assertThat(command.environment()).isEmpty();
            assertThat(command.secrets()).contains(TOKEN);
            return new CommandRunner.Result(0, "17.3.0\n", "");
        };
        ReleasePleaseCli cli = new ReleasePleaseCli(
                looking,
                List.of("release-please"),
                new ReleasePleaseCli.Target("a/b", NOWHERE, NOWHERE),
                TOKEN,
                scratch);

        cli.openPullRequest(VERSION, BRANCH, METADATA);

        assertThat(scratch.files()).isEmpty();
    }

    @Test
    void refusesAnotherVersionOfTheTool() {
        scripted.then(0, "18.0.0\n", "");

        assertThatThrownBy(() -> scripted().openPullRequest(VERSION, BRANCH, METADATA))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("18.0.0")
                .hasMessageContaining("17.3.0 is required");
        assertThat(scripted.commands()).hasSize(1);
        assertThat(scratch.files()).isEmpty();
    }

    @Test
    void checksTheVersionOnce() throws Exception {
        scripted.then(0, "17.3.0\n", "").then(0, "", "").then(0, "", "");
        ReleasePleaseCli cli = scripted();

        cli.openPullRequest(VERSION, BRANCH, METADATA);
        cli.openPullRequest(VERSION, BRANCH, METADATA);

        assertThat(scripted.commands())
                .extracting(command -> command.arguments().get(2))
                .containsExactly("--version", "release-pr", "release-pr");
    }

    @Test
    void asksForExactlyTheVersionAndTheFilesOfTheDescriptor() throws Exception {
        scripted.then(0, "17.3.0\n", "");

        scripted().openPullRequest(VERSION, BRANCH, METADATA);

        assertThat(scripted.commands().get(1).arguments())
                .contains(
                        "--release-as=0.2.0-preview",
                        "--target-branch=" + BRANCH,
                        "--repo-url=acme/sample",
                        "--config-file=release-please-config.json",
                        "--manifest-file=.release-please-manifest.json");
    }

    @Test
    void endsTheMessageWithWhatTheToolPrintedLast() {
        scripted.then(0, "17.3.0\n", "").then(1, "long ago\n" + "more\n".repeat(30), "Error: bad " + TOKEN + "\n");

        assertThatThrownBy(() -> scripted().openPullRequest(VERSION, BRANCH, METADATA))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("ended with 1")
                .hasMessageEndingWith("Error: bad ****")
                .hasMessageNotContaining("long ago");
    }
}
