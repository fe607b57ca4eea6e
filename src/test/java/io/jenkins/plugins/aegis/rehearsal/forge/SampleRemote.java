package io.jenkins.plugins.aegis.rehearsal.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A bare remote and a clone of it, driven by the real git, with a small releasable npm project and one tag. */
final class SampleRemote {
    private static SampleRemote template;

    private final Path bare;
    private final Path clone;

    private SampleRemote(Path directory) {
        this.bare = directory.resolve("remote.git");
        this.clone = directory.resolve("clone");
    }

    /** A remote whose main and develop hold one released commit, tagged v0.1.0. */
    static SampleRemote create(Path directory) {
        SampleRemote remote = new SampleRemote(directory);
        SampleRemote template = template();
        run(directory, "cp", "-r", template.bare.toString(), template.clone.toString(), directory.toString());
        remote.git("remote", "set-url", "origin", remote.bare.toString());
        return remote;
    }

    /** Made once for all tests of a run, because a dozen of git's processes for each of them take a while. */
    private static synchronized SampleRemote template() {
        if (template == null) {
            try {
                Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
                template = make(Files.createTempDirectory(target, "forge-sample"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make the sample repository", e);
            }
        }
        return template;
    }

    private static SampleRemote make(Path directory) {
        SampleRemote remote = new SampleRemote(directory);
        run(directory, "git", "init", "-q", "--bare", "--initial-branch=main", remote.bare.toString());
        run(directory, "git", "clone", "-q", remote.bare.toString(), remote.clone.toString());
        remote.git("config", "user.name", "Ada");
        remote.git("config", "user.email", "ada@example.org");
        remote.git("checkout", "-q", "-b", "main");
        remote.commit("feat: first words", releasable("0.1.0"));
        remote.git("tag", "-a", "v0.1.0", "-m", "Release v0.1.0");
        remote.git("push", "-q", "origin", "main", "main:develop", "v0.1.0");
        return remote;
    }

    private static Map<String, String> releasable(String version) {
        return Map.of(
                "package.json",
                "{\n  \"name\": \"sample\",\n  \"version\": \"" + version + "\"\n}\n",
                ".release-please-manifest.json",
                "{\n  \".\": \"" + version + "\"\n}\n",
                "release-please-config.json",
                CONFIG,
                "CHANGELOG.md",
                "# Changelog\n",
                "src/index.js",
                "module.exports = 1;\n");
    }

    private static final String CONFIG =
            """
            {
              "release-type": "node",
              "include-component-in-tag": false,
              "packages": { ".": {} }
            }
            """;

    Path bare() {
        return bare;
    }

    /** Writes files, commits them in the clone, and answers the commit. */
    String commit(String message, Map<String, String> files) {
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = clone.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git("add", "-A");
        git("commit", "-q", "-m", message);
        return git("rev-parse", "HEAD");
    }

    /** A branch of the remote with one commit more than main. */
    String branch(String name, String message, Map<String, String> files) {
        git("fetch", "-q", "origin");
        git("checkout", "-q", "-B", name, "origin/main");
        String commit = commit(message, files);
        git("push", "-q", "origin", name);
        return commit;
    }

    /** Runs git in the clone and answers what it printed. */
    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        return run(clone, command.toArray(String[]::new));
    }

    /** Runs git in the bare repository. */
    String onRemote(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "--git-dir", bare.toString()));
        command.addAll(List.of(arguments));
        return run(clone, command.toArray(String[]::new));
    }

    static String run(Path directory, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command[0] + "; is it installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command[0], e);
        }
    }
}
