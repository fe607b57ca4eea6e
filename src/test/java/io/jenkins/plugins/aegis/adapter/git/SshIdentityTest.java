package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.git.GitAccess.SshKey;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Git over ssh with a key of its own; the ssh that git starts is a script that notes what it was given. */
class SshIdentityTest extends GitCliTestBase {
    private static final String PEM =
            "-----BEGIN OPENSSH PRIVATE KEY-----\nbase64-of-the-key-4711\n-----END OPENSSH PRIVATE KEY-----\n";

    private Path notes;
    private WatchedCommandRunner watched;
    private HostKeys hostKeys = HostKeys.OF_THE_MACHINE;

    @BeforeEach
    void installSsh() throws Exception {
        notes = directory.resolve("notes");
        Path programs = Files.createDirectories(directory.resolve("programs"));
        Path ssh = Files.writeString(
                programs.resolve("ssh"),
                """
                #!/bin/sh
                echo "$*" >> "%1$s"
                while [ "$1" != -i ]; do shift; done
                stat -c %%a "$2" >> "%1$s"
                cat "$2" >> "%1$s"
                if [ -n "$SSH_FAILS" ]; then echo "cannot use $(sed -n 2p "$2")" >&2; exit 255; fi
                for last; do :; done
                exec sh -c "$last"
                """
                        .formatted(notes));
        Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
        remote.commit("feat: first", "README.md", "first\n");
        remote.push();
    }

    private GitCli over(String url, Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("PATH", directory.resolve("programs") + ":" + System.getenv("PATH"));
        watched = new WatchedCommandRunner(new LocalCommandRunner(all, line -> {}));
        return new GitCli(
                new GitCli.Machine(watched, new LocalWorkspace(workspace()), hostKeys),
                new GitAccess(url, Optional.empty(), Optional.of(new SshKey("robot", PEM)), "Release", "r@example.org"),
                Clock.systemUTC(),
                new GitMemory());
    }

    @Test
    @DisplayName("L32 an ssh key is in a file of its owner only, for as long as the command runs, and in no argument")
    void showsTheKeyToSshAlone() throws Exception {
        Observed<RepositorySnapshot> observed =
                over("ssh://git@localhost" + remote.url(), Map.of()).observe();

        assertThat(observed.asOptional()).as(String.valueOf(observed)).isPresent();
        assertThat(Files.readString(notes))
                .contains("-o IdentitiesOnly=yes", "-o BatchMode=yes", "git@localhost", "\n600\n", PEM)
                .doesNotContain("-l robot");
        try (var left = Files.list(cache())) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("identity"));
        }
        assertThat(watched.commands())
                .allSatisfy(command -> assertThat(command.toString()).doesNotContain("4711"));
    }

    @Test
    void checksTheServerAsItIsToldTo() throws Exception {
        List<String> directories = new ArrayList<>();
        hostKeys = directory -> {
            directories.add(directory);
            Files.writeString(Path.of(directory, "known_hosts"), "localhost ssh-ed25519 AAAA\n");
            return "-o UserKnownHostsFile='" + directory + "/known_hosts'";
        };

        assertThat(over("ssh://git@localhost" + remote.url(), Map.of())
                        .observe()
                        .asOptional())
                .isPresent();
        assertThat(directories).isNotEmpty().allSatisfy(each -> {
            assertThat(Files.readString(notes)).contains("-o UserKnownHostsFile=" + each + "/known_hosts");
            assertThat(Path.of(each)).doesNotExist();
        });
    }

    @Test
    void saysWhatDecidesOnAServersKey() throws Exception {
        Files.writeString(
                directory.resolve("programs/ssh"), "#!/bin/sh\necho 'Host key verification failed.' >&2\nexit 255\n");

        assertThat(over("git@localhost:" + remote.url(), Map.of()).observe().unknownReason())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("Host key verification failed", "Git Host Key Verification Configuration"));
    }

    @Test
    void namesTheKeysUserWhereTheRemoteNamesNone() throws Exception {
        assertThat(over("ssh://localhost" + remote.url(), Map.of()).observe().asOptional())
                .isPresent();
        assertThat(Files.readString(notes)).contains("-l robot");
    }

    @Test
    @DisplayName("L32 what ssh says of the key is masked")
    void masksWhatSshSaysOfTheKey() throws Exception {
        Observed<RepositorySnapshot> observed = over("git@localhost:" + remote.url(), Map.of("SSH_FAILS", "yes"))
                .observe();

        assertThat(observed.unknownReason().orElseThrow())
                .contains("cannot use")
                .doesNotContain("4711");
    }

    @Test
    void usesNoKeyForAPath() throws Exception {
        assertThat(over(remote.url(), Map.of()).observe().asOptional()).isPresent();
        assertThat(notes).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "ssh://git@forge.example/harbor/lamp.git, true",
        "git@forge.example:harbor/lamp.git, true",
        "forge:harbor/lamp.git, true",
        "https://forge.example/harbor/lamp.git, false",
        "/srv/git/lamp.git, false",
        "file:///srv/git/lamp.git, false",
        "C:\\git\\lamp.git, false",
        "C:/git/lamp.git, false"
    })
    void tellsSshFromWhatLooksLikeIt(String remoteAddress, boolean ssh) {
        assertThat(GitAccess.isSsh(remoteAddress)).isEqualTo(ssh);
    }

    @Test
    void namesAKeyOnWindowsAsTheShellOfGitReadsIt() throws Exception {
        List<String> shown = new ArrayList<>();
        Workspace home = new InMemoryWorkspace("C:\\a dir");
        Command command = Command.of(home.path(), List.of("git", "fetch"));

        new SshIdentity(new SshKey("robot", PEM), true, directory -> "-o StrictHostKeyChecking=yes")
                .run(
                        each -> {
                            shown.add(each.environment().get("GIT_SSH_COMMAND"));
                            return new Result(0, "", "");
                        },
                        home,
                        command);

        assertThat(shown)
                .singleElement()
                .asString()
                .matches("ssh -i 'C:/a dir/identity-[0-9a-f-]+/id' -o IdentitiesOnly=yes -o BatchMode=yes"
                        + " -o StrictHostKeyChecking=yes");
    }
}
