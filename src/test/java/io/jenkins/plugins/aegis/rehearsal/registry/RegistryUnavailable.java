package io.jenkins.plugins.aegis.rehearsal.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A registry of the rehearsal did not come up, or does not answer as a registry does. */
public final class RegistryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LINES_SHOWN = 20;

    RegistryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    RegistryUnavailable(String message) {
        super(message);
    }

    static RegistryUnavailable withLog(String message, Path log) {
        return new RegistryUnavailable(message + "; the end of " + log + ":\n" + lastLines(log));
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
