package io.jenkins.plugins.aegis.adapter.process;

import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner;
import java.util.List;
import java.util.stream.Collectors;

/** The end of what a command printed, for a message. */
public final class CommandOutput {
    private static final int MOST_LINES = 20;
    private static final int LONGEST_LINE = 500;

    private CommandOutput() {}

    /** Last lines of what it wrote to standard error; of standard output if there is nothing. */
    public static String ofFailed(CommandRunner.Result result) {
        return end(result.errors().isBlank() ? result.output() : result.errors());
    }

    /** The last twenty lines, control characters made harmless. */
    public static String end(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).stream()
                .map(line -> Printable.of(line, LONGEST_LINE))
                .collect(Collectors.joining("\n"));
    }
}
