package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bare repository of any size, the same bytes each time: releases on one line, each tagged and stating its version on
 * every surface, and a few commits on {@code develop} that are to be released.
 *
 * @param remote its directory
 * @param next the version that comes after the last tag
 */
record GeneratedRepository(Path remote, Size size, String next) {
    private static final int ON_DEVELOP = 5;

    /** How much of everything. */
    record Size(int commits, int tags, int branches) {
        Size {
            if (tags > commits) {
                throw new IllegalArgumentException("each tag has a commit of its own");
            }
        }

        Size times(double factor) {
            return new Size((int) (commits * factor), (int) (tags * factor), (int) (branches * factor));
        }

        @Override
        public String toString() {
            return String.format("%,d commits, %,d tags, %,d branches", commits, tags, branches);
        }
    }

    static GeneratedRepository in(Path directory, Size size) throws IOException {
        Path remote =
                directory.resolve("remote-" + size.commits() + "-" + size.tags() + "-" + size.branches() + ".git");
        GeneratedRepository made = new GeneratedRepository(remote, size, version(size.tags() + 1));
        if (!Files.exists(remote)) {
            Path growing = directory.resolve("growing.git");
            Files.createDirectories(directory);
            LocalCommand.in(directory, "rm", "-rf", growing.toString()).output();
            LocalCommand.in(directory, "git", "init", "--quiet", "--bare", "--initial-branch=main", growing.toString())
                    .output();
            Path stream = directory.resolve("fast-import");
            try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(stream), 1 << 20)) {
                new Stream(out, size).write();
            }
            LocalCommand.in(growing, "sh", "-c", "git fast-import --quiet --done <../fast-import")
                    .output();
            LocalCommand.in(growing, "git", "pack-refs", "--all").output();
            Files.delete(stream);
            Files.move(growing, remote);
        }
        return made;
    }

    /**
     * Brings the history, the branches and the tags into another repository; the tags as versions below 0.1.0, with the
     * tag objects that they have here.
     */
    void addTo(Path other) {
        LocalCommand.in(
                        other,
                        "git",
                        "fetch",
                        "--quiet",
                        "--no-tags",
                        remote.toString(),
                        "refs/heads/main:refs/heads/history",
                        "refs/heads/feature/*:refs/heads/feature/*",
                        "refs/tags/*:refs/unversioned/*")
                .output();
        String[] objects = LocalCommand.in(
                        other, "git", "for-each-ref", "--format=%(objectname) %(refname)", "refs/unversioned")
                .output()
                .split("\\R");
        StringBuilder changes = new StringBuilder();
        for (int n = 1; n <= objects.length; n++) {
            String[] each = objects[n - 1].split(" ");
            changes.append("create refs/tags/v0.0.")
                    .append(n)
                    .append(' ')
                    .append(each[0])
                    .append('\n');
            changes.append("delete ").append(each[1]).append('\n');
        }
        LocalCommand.in(other, "git", "update-ref", "--stdin")
                .consume(changes.toString().getBytes(StandardCharsets.UTF_8));
        LocalCommand.in(other, "git", "pack-refs", "--all").output();
    }

    /** Of the n-th release, counted from one; later ones are higher. */
    static String version(int n) {
        return n / 10_000 + "." + n / 100 % 100 + "." + n % 100;
    }

    /** Writes what {@code git fast-import} reads. */
    private static final class Stream {
        private final OutputStream out;
        private final Size size;

        Stream(OutputStream out, Size size) {
            this.out = out;
            this.size = size;
        }

        void write() throws IOException {
            int tagged = 0;
            for (int n = 1; n <= size.commits(); n++) {
                int due = (int) ((long) n * size.tags() / size.commits());
                commit("main", n, due > tagged ? version(due) : "");
                if (due > tagged) {
                    tagged = due;
                    tag(version(due), n);
                }
            }
            line("reset refs/heads/develop\nfrom :" + size.commits() + "\n");
            for (int n = 1; n <= ON_DEVELOP; n++) {
                commit("develop", size.commits() + n, "");
            }
            for (int n = 0; n < size.branches(); n++) {
                int from = 1 + (int) ((long) n * (size.commits() - 1) / Math.max(1, size.branches()));
                line("reset refs/heads/feature/" + n + "\nfrom :" + from + "\n");
            }
            line("done");
        }

        private void commit(String branch, int n, String version) throws IOException {
            line("commit refs/heads/" + branch + "\nmark :" + n);
            line("committer Ada <ada@example.com> " + (1_000_000_000L + n * 60L) + " +0000");
            data((version.isEmpty() ? "feat: change " + n : "chore(release): " + version) + "\n");
            file("src/" + n % 100 + ".txt", "change " + n + "\n");
            if (!version.isEmpty() || n == 1) {
                metadata(version.isEmpty() ? "0.0.0" : version);
            }
        }

        private void metadata(String version) throws IOException {
            file(".release-please-manifest.json", "{\".\": \"" + version + "\"}\n");
            file("package.json", "{\"name\": \"@bench/grown\", \"version\": \"" + version + "\"}\n");
            file(
                    "package-lock.json",
                    "{\"name\": \"@bench/grown\", \"version\": \"" + version
                            + "\", \"lockfileVersion\": 3, \"packages\": {\"\": {\"name\": \"@bench/grown\", \"version\": \""
                            + version + "\"}}}\n");
            file(
                    "deploy/helm/aegis/Chart.yaml",
                    "name: grown\nversion: " + version + "\nappVersion: " + version + "\n");
            file("CHANGELOG.md", "# Changelog\n\n## " + version + " (2026-01-01)\n\n### Features\n\n* more\n");
        }

        private void tag(String version, int commit) throws IOException {
            line("tag v" + version + "\nfrom :" + commit + "\ntagger Ada <ada@example.com> "
                    + (1_000_000_000L + commit * 60L) + " +0000");
            data("Release v" + version + "\n\nEverything that came since the release before it.\n");
        }

        private void file(String path, String text) throws IOException {
            line("M 100644 inline " + path);
            data(text);
        }

        private void data(String text) throws IOException {
            line("data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text);
        }

        private void line(String text) throws IOException {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
