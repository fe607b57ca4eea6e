package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Where one release of a sweep has everything that outlives a process; its paths are the same for every point. */
record SweepDirectory(Path root) {
    /** What was done, an effect a line, by however many processes. */
    Path effects() {
        return root.resolve("effects.log");
    }

    /** What the release left, as {@link SweptState} puts it. */
    Path state() {
        return root.resolve("state.txt");
    }

    static String fileName(String stage) {
        return stage.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** Replaces what is at that place by a copy of everything. */
    void copyTo(Path copy) {
        try {
            Files.createDirectories(copy.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalCommand.in(root.getParent(), "rm", "-rf", "--", copy.toString()).output();
        LocalCommand.in(root.getParent(), "cp", "-a", "--", root.toString(), copy.toString())
                .output();
    }

    List<String> effectsSoFar() {
        try {
            return Files.exists(effects()) ? Files.readAllLines(effects()) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Programs of a killed build end by themselves; none may still be at work when the next build begins. */
    void awaitEndOfWhatWorksHere() throws Exception {
        List<ProcessHandle> left = ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info()
                        .commandLine()
                        .filter(command -> command.contains(root + "/"))
                        .isPresent())
                .toList();
        for (ProcessHandle process : left) {
            process.onExit().get(2, TimeUnit.MINUTES);
        }
    }
}
