package io.jenkins.plugins.aegis.rehearsal.process;

import java.util.List;

/** A program ended with another exit code than 0, or could not be started; the message holds what it said. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LINES_SHOWN = 10;

    private final String errorOutput;

    CommandFailed(LocalCommand command, LocalCommand.Outcome outcome) {
        super("'%s' in %s ended with exit code %d:%n%s"
                .formatted(
                        String.join(" ", command.words()),
                        command.directory(),
                        outcome.exitCode(),
                        shortened(outcome.errorOutput().isBlank() ? outcome.output() : outcome.errorOutput())));
        this.errorOutput = outcome.errorOutput();
    }

    CommandFailed(LocalCommand command, Exception cause) {
        super(
                "'%s' could not be run in %s: %s"
                        .formatted(command.words().get(0), command.directory(), cause.getMessage()),
                cause);
        this.errorOutput = "";
    }

    /** What the program wrote to its standard error; empty when it never started. */
    public String errorOutput() {
        return errorOutput;
    }

    /** Both ends: some programs name the cause first, others last. */
    private static String shortened(String text) {
        List<String> lines = text.strip().lines().toList();
        if (lines.size() <= 2 * LINES_SHOWN) {
            return String.join("\n", lines);
        }
        return String.join("\n", lines.subList(0, LINES_SHOWN))
                + "\n…\n"
                + String.join("\n", lines.subList(lines.size() - LINES_SHOWN, lines.size()));
    }
}
