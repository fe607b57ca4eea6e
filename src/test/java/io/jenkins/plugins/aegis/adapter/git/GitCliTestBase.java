package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A remote, and a GitCli that watches it with the real git. */
abstract class GitCliTestBase {
    static final CommitId NEVER_MADE = new CommitId("0123456789012345678901234567890123456789");
    static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    @TempDir
    Path directory;

    GitRemote remote;
    WatchedCommandRunner runner;
    GitCli git;

    @BeforeEach
    void makeRemote() {
        remote = GitRemote.in(directory);
        runner = new WatchedCommandRunner(new LocalCommandRunner());
        git = gitWith(runner);
    }

    /** Another GitCli on the same directory, as a later build would have it. */
    final GitCli gitWith(CommandRunner with) {
        return gitWith(with, new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org"));
    }

    final GitCli gitWith(CommandRunner with, GitAccess access) {
        return new GitCli(with, new LocalWorkspace(workspace()), access, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    final Path workspace() {
        return directory.resolve("workspace");
    }

    final Path cache() {
        return workspace().resolve("repository.git");
    }

    /** What is observed, which has to be something. */
    final RepositorySnapshot observed() throws InterruptedException {
        var observed = git.observe();
        return observed.asOptional()
                .orElseThrow(() -> new AssertionError(observed.unknownReason().orElse("absent")));
    }

    /** Pushes the clone, and fetches it as GitCli does. */
    final RepositorySnapshot publish() throws InterruptedException {
        remote.push();
        return observed();
    }

    /** The git subcommands that ran, in order. */
    final List<String> subcommands() {
        return runner.commands().stream()
                .map(command -> command.arguments().get(1))
                .toList();
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
