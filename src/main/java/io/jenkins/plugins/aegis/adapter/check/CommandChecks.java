package io.jenkins.plugins.aegis.adapter.check;

import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.port.CheckRunner;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs the commands of a check one after the other; the first that fails ends it.
 *
 * <p>What they print goes to the check's own log, not to that of the build: checks that run side by side would mix there.
 */
public final class CommandChecks implements CheckRunner {
    private final CommandRunner commands;

    public CommandChecks(CommandRunner commands) {
        this.commands = commands;
    }

    @Override
    public CheckRun run(Workspace checkout, ReleaseCheck check) throws InterruptedException {
        long deadline = System.nanoTime() + check.timeout().toNanos();
        StringBuilder log = new StringBuilder();
        Workspace directory = checkout.directory(check.script().directory());
        String failure = runAll(checkout, check, check.script().prepare(), deadline, log);
        if (failure.isEmpty()) {
            failure = runAll(directory, check, check.script().commands(), deadline, log);
        }
        return new CheckRun(failure.isEmpty(), failure, log.toString());
    }

    /** Why one of them failed; empty if none did. */
    private String runAll(
            Workspace directory, ReleaseCheck check, List<List<String>> all, long deadline, StringBuilder log)
            throws InterruptedException {
        for (List<String> command : all) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            String failure = left.compareTo(Duration.ofSeconds(1)) < 0
                    ? "it took longer than " + check.timeout().toMinutes() + " minutes, before \""
                            + String.join(" ", command) + "\""
                    : run(directory, check.script().environment(), command, left, log);
            if (!failure.isEmpty()) {
                log.append(failure).append('\n');
                return failure;
            }
        }
        return "";
    }

    private String run(
            Workspace directory,
            Map<String, String> environment,
            List<String> arguments,
            Duration limit,
            StringBuilder log)
            throws InterruptedException {
        Command command = Command.of(directory.path(), arguments).within(limit);
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            command = command.withEnvironment(variable.getKey(), variable.getValue());
        }
        log.append("$ ").append(command).append('\n');
        try {
            CommandRunner.Result result = commands.run(command);
            log.append(lines(result.output())).append(lines(result.errors()));
            log.append("exit code ").append(result.exitCode()).append("\n\n");
            return result.succeeded()
                    ? ""
                    : "\"" + command + "\" ended with " + result.exitCode() + ":\n" + CommandOutput.ofFailed(result);
        } catch (PortUnavailable e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String lines(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }
}
