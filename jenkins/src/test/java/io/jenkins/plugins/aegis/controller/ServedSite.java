package io.jenkins.plugins.aegis.controller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The remote, forge and registries of {@code bin/rehearse --serve}, in a process of their own. */
final class ServedSite implements AutoCloseable {
    private static final String READY = "Serving until Ctrl-C";
    private static final long PATIENCE_SECONDS = 600;
    private static final long PAUSE_MILLIS = 50;

    /** Notes each ref that the remote takes; stops before one that it is told to, until it is let go or killed. */
    private static final String HOOK =
            """
            #!/bin/sh
            while read -r old new ref; do
              if [ -e hold ] && [ "$ref" = "$(cat hold)" ]; then
                mv hold held
                while [ -e held ]; do sleep 0.1; done
              fi
              echo "$ref" >> "$(basename "$0")"
            done
            """;

    private final Path directory;
    private final Process process;

    private ServedSite(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /**
     * Serves, and returns when everything is there.
     *
     * @param directory new, for all that it keeps
     * @throws IOException with what the program said, where this machine lacks a tool that it needs
     */
    static ServedSite start(Path directory) throws Exception {
        Path log = directory.resolveSibling("served.log");
        Process process = new ProcessBuilder("../bin/rehearse", "--serve", "--keep=" + directory, "--approver=maria")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ServedSite site = new ServedSite(directory, process);
        await(
                "the rehearsal to serve",
                () -> !process.isAlive() || Files.readString(log).contains(READY));
        if (!process.isAlive()) {
            throw new IOException(Files.readString(log));
        }
        site.install("pre-receive");
        site.install("post-receive");
        return site;
    }

    /** Waits; nothing here is told of what happens in other processes. */
    static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE_SECONDS + " s in vain for " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void install(String hook) throws IOException {
        Path file = Files.createDirectories(remote().resolve("hooks")).resolve(hook);
        Files.writeString(file, HOOK);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path remote() {
        return directory.resolve("remote.git");
    }

    Path configuration() {
        return directory.resolve("jenkins.yaml");
    }

    /** Programs for a controller that lacks them. */
    Path programs() {
        return directory.resolve("bin");
    }

    /** Has the next push to the ref stop on its way: the remote has received it and not taken it. */
    void holdPushOf(String ref) throws IOException {
        Files.writeString(remote().resolve("hold"), ref);
    }

    boolean isHolding() {
        return Files.exists(remote().resolve("held"));
    }

    /** The push goes on if it is still there. */
    void letGo() throws IOException {
        Files.deleteIfExists(remote().resolve("held"));
    }

    /** The refs that pushes changed, in order, each as often as it was changed. */
    List<String> changedRefs() throws IOException {
        return Files.readAllLines(remote().resolve("post-receive"));
    }

    List<String> tags() throws IOException {
        try (Stream<Path> tags = Files.list(remote().resolve("refs/tags"))) {
            return tags.map(tag -> tag.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
