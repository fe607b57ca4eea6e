package io.jenkins.plugins.aegis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build prints together at its end: one line of each class of tests that counts what it tried. */
public final class Figures {
    private static final Path DIRECTORY = Path.of("target", "figures");

    private Figures() {}

    /**
     * Prints the line, and keeps it for the end of the build.
     *
     * @param name by which the lines are sorted; a later line of the same name takes the place of the first
     */
    public static void say(String name, String line) {
        System.out.println(line);
        try {
            Files.writeString(Files.createDirectories(DIRECTORY).resolve(name + ".txt"), line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a figure in " + DIRECTORY.toAbsolutePath(), e);
        }
    }
}
