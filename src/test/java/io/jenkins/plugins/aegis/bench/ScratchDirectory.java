package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for one measurement, gone afterwards; what it holds can be kept aside and put back. */
record ScratchDirectory(Path path) implements AutoCloseable {
    static ScratchDirectory in(Path parent) throws IOException {
        return new ScratchDirectory(Files.createTempDirectory(Files.createDirectories(parent), "run-"));
    }

    /** Where the measurement works. */
    Path work() {
        return path.resolve("work");
    }

    /** Keeps what is there now. */
    void save() {
        LocalCommand.in(path, "rm", "-rf", "saved").output();
        LocalCommand.in(path, "cp", "-a", "work", "saved").output();
    }

    /** Puts back what was kept. */
    void restore() {
        LocalCommand.in(path, "rm", "-rf", "work").output();
        LocalCommand.in(path, "cp", "-a", "saved", "work").output();
    }

    @Override
    public void close() {
        LocalCommand.in(path.getParent(), "rm", "-rf", path.toString()).output();
    }
}
