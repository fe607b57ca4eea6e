package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A real bare repository in a directory of a test, and a person's clone of it.
 *
 * <p>Every commit is a minute after the one before, so ids and order are the same in every run.
 */
public final class GitRemote {
    private static final String CONFIGURATION =
            """
            [gc]
            \tauto = 0
            [maintenance]
            \tauto = false
            [receive]
            \tautogc = false
            [core]
            \trepositoryformatversion = 0
            \tfilemode = true
            \tfsync = none
            """;

    private final Path bare;
    private final Path clone;
    private long seconds = 1_700_000_000L;

    private GitRemote(Path bare, Path clone) {
        this.bare = bare;
        this.clone = clone;
    }

    /** An empty repository whose first branch is {@code main}. */
    public static GitRemote in(Path directory) {
        GitRemote remote = new GitRemote(directory.resolve("remote.git"), directory.resolve("clone"));
        initialize(remote.bare, "\tbare = true\n");
        initialize(
                remote.clone.resolve(".git"),
                """
                \tbare = false
                [remote "origin"]
                \turl = "%s"
                \tfetch = +refs/heads/*:refs/remotes/origin/*
                """
                        .formatted(remote.bare));
        return remote;
    }

    /**
     * Writes what {@code git init} and {@code git remote add} write, which is quicker than to start them: hundreds of tests
     * have a remote. Nothing is swept or flushed for a repository that lives as long as a test.
     */
    private static void initialize(Path repository, String more) {
        try {
            Files.createDirectories(repository.resolve("objects/info"));
            Files.createDirectories(repository.resolve("objects/pack"));
            Files.createDirectories(repository.resolve("refs/heads"));
            Files.createDirectories(repository.resolve("refs/tags"));
            Files.writeString(repository.resolve("HEAD"), "ref: refs/heads/main\n");
            Files.writeString(repository.resolve("config"), CONFIGURATION + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client gives as the remote. */
    public String url() {
        return bare.toString();
    }

    public Path bare() {
        return bare;
    }

    public Path clone() {
        return clone;
    }

    /** Runs git in the clone; its output without the space around it. */
    public String git(String... arguments) {
        return run(clone, "", arguments).strip();
    }

    /** Runs git in the bare repository. */
    public String bareGit(String... arguments) {
        return run(bare, "", arguments).strip();
    }

    /** Runs git in the bare repository with that on its standard input. */
    public String bareGitReading(String input, String... arguments) {
        return run(bare, input, arguments).strip();
    }

    /** Writes a file into the clone. */
    public GitRemote file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public GitRemote file(String path, byte[] content) {
        try {
            Path file = clone.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits all that is in the clone. */
    public CommitId commit(String subject) {
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "-m", subject);
        return head();
    }

    /** Writes one file and commits. */
    public CommitId commit(String subject, String path, String text) {
        file(path, text);
        return commit(subject);
    }

    public CommitId head() {
        return read(
                clone.resolve(".git"),
                repository -> new CommitId(repository.resolve(Constants.HEAD).name()));
    }

    /** Refs of the bare repository below the prefix, such as {@code refs/heads/}, without it, and what they point at. */
    public Map<String, CommitId> refs(String prefix) {
        return read(bare, repository -> {
            Map<String, CommitId> refs = new TreeMap<>();
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                refs.put(
                        ref.getName().substring(prefix.length()),
                        new CommitId(ref.getObjectId().name()));
            }
            return refs;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(Repository repository) throws IOException;
    }

    /** Without starting git: what stands in for a forge asks for refs all the time. */
    private static <T> T read(Path directory, Reading<T> reading) {
        try (Repository repository = new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setMustExist(true)
                .build()) {
            return reading.of(repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pushes all branches and tags of the clone. */
    public GitRemote push() {
        git("push", "--quiet", "origin", "refs/heads/*:refs/heads/*", "refs/tags/*:refs/tags/*");
        return this;
    }

    /** Installs a hook, a shell script, in the bare repository. */
    public GitRemote hook(String name, String script) {
        try {
            Path hook = bare.resolve("hooks").resolve(name);
            Files.createDirectories(hook.getParent());
            Files.writeString(hook, "#!/bin/sh\n" + script);
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(Path directory, String input, String... arguments) {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        seconds += 60;
        Command command = Command.of(directory.toString(), line)
                .withInput(input)
                .withEnvironment("LC_ALL", "C")
                .withEnvironment("GIT_CONFIG_NOSYSTEM", "1")
                .withEnvironment("GIT_CONFIG_GLOBAL", "/dev/null")
                .withEnvironment("GIT_AUTHOR_NAME", "Ada")
                .withEnvironment("GIT_AUTHOR_EMAIL", "ada@example.org")
                .withEnvironment("GIT_COMMITTER_NAME", "Ada")
                .withEnvironment("GIT_COMMITTER_EMAIL", "ada@example.org")
                .withEnvironment("GIT_AUTHOR_DATE", "@" + seconds + " +0000")
                .withEnvironment("GIT_COMMITTER_DATE", "@" + seconds + " +0000");
        try {
            Result result = new LocalCommandRunner().run(command);
            if (!result.succeeded()) {
                throw new AssertionError(command + ": " + result.errors() + result.output());
            }
            return result.output();
        } catch (PortUnavailable e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
