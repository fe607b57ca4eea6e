package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crash may leave the cache in any state; the next run works all the same. */
@Timeout(60)
class GitCliRecoveryTest extends GitCliTestBase {
    CommitId head;

    @BeforeEach
    void fetchOnce() throws Exception {
        head = remote.commit("feat: one", "a.txt", "a");
        remote.git("tag", "v1");
        publish();
        head = remote.commit("feat: two", "a.txt", "b");
        remote.git("tag", "--force", "v1");
        remote.bareGit("update-ref", "-d", "refs/tags/v1");
        remote.push();
        git = gitWith(runner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config.lock",
                "packed-refs.lock",
                "HEAD.lock",
                "shallow.lock",
                "refs/remotes/origin/main.lock",
                "refs/tags/v1.lock"
            })
    void isNotBlockedByALockThatACrashLeft(String lock) throws Exception {
        write(cache().resolve(lock), "");

        assertThat(observed().branch("main")).contains(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "HEAD", "refs/remotes/origin/main", "packed-refs"})
    void isNotBlockedByAFileThatACrashCutOff(String file) throws Exception {
        write(cache().resolve(file), file.equals("config") ? "[core" : "");

        assertThat(observed().branch("main")).contains(head);
        assertThat(observed().tag("v1").orElseThrow().commit()).contains(head);
    }

    @Test
    void isNotBlockedByObjectsThatACrashCutOff() throws Exception {
        try (Stream<Path> files = Files.walk(cache().resolve("objects"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write(file, "");
            }
        }

        assertThat(observed().branch("main")).contains(head);
        assertThat(git.read(head, List.of("a.txt")).get("a.txt").asOptional()).contains("b");
    }

    @Test
    void isNotBlockedByADirectoryThatIsNoRepositoryYet() throws Exception {
        try (Stream<Path> files = Files.list(cache())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }

        assertThat(observed().branch("main")).contains(head);
    }

    @Test
    void doesNotTakeABrokenRefForAnAbsentOne() throws Exception {
        write(cache().resolve("refs/tags/broken"), "");
        remote.bareGit("update-ref", "refs/tags/broken", head.hex());

        assertThat(observed().tags()).containsKey("broken");
    }

    @Test
    void keepsItsCacheWhileTheRemoteIsAway() throws Exception {
        write(cache().resolve("refs/remotes/origin/main.lock"), "");
        Files.move(remote.bare(), directory.resolve("elsewhere"));

        assertThat(git.observe().isUnknown()).isTrue();
        assertThat(cache().resolve("refs/remotes/origin/main.lock")).exists();
    }

    @Test
    void endsGitWhenItIsInterruptedAndWorksAgainAfterwards() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CommandRunner announcing = announcing("ls-remote", asking);
        GitCli hanging =
                gitWith(announcing, new GitAccess("ssh://unreachable/x", Optional.empty(), "R", "release@example.org"));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                hanging.observe();
            } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
            }
        });
        thread.start();
        asking.await();
        thread.interrupt();
        thread.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(observed().branch("main")).contains(head);
    }

    @Test
    void doesNotKnowWhatAProcessThatTookTooLongWouldHaveSaid() throws Exception {
        GitCli slow = gitWith(
                command -> hanging()
                        .run(command.within(
                                command.arguments().contains("ls-remote")
                                        ? Duration.ofMillis(300)
                                        : command.timeout())),
                new GitAccess("ssh://unreachable/x", Optional.empty(), "R", "release@example.org"));

        assertThat(slow.observe().unknownReason().orElseThrow()).contains("did not end");
    }

    @Test
    void saysThatGitIsMissing() throws Exception {
        GitCli without = gitWith(command -> {
            throw new PortUnavailable("Cannot start git");
        });

        assertThat(without.observe().unknownReason().orElseThrow()).contains("Cannot start git");
        assertThat(without.isAncestor(head, head).isUnknown()).isTrue();
        assertThat(without.read(head, List.of("a")).get("a").isUnknown()).isTrue();
        assertThatThrownBy(() -> without.createBranch("x", head)).isInstanceOf(PortUnavailable.class);
    }

    /** With a transport that never answers. */
    private static CommandRunner hanging() {
        return new LocalCommandRunner(Map.of("GIT_SSH_COMMAND", "sleep 600; :"), line -> {});
    }

    /** Lets it go on when the command has been handed to a runner that will hang. */
    private static CommandRunner announcing(String subcommand, CountDownLatch reached) {
        CommandRunner hanging = hanging();
        return command -> {
            if (command.arguments().contains(subcommand)) {
                reached.countDown();
            }
            return hanging.run(command);
        };
    }
}
