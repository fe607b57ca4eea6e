package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the commands of a build; one that fails ends it. */
final class BuildCommands {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final CommandRunner commands;
    private final Map<String, String> environment;
    private final String beforeEachLine;

    BuildCommands(CommandRunner commands) {
        this(commands, Map.of(), "");
    }

    private BuildCommands(CommandRunner commands, Map<String, String> environment, String beforeEachLine) {
        this.commands = commands;
        this.environment = environment;
        this.beforeEachLine = beforeEachLine;
    }

    /** The same for one channel: each line in the build log says whose it is, since others may run at the same time. */
    BuildCommands of(String channel) {
        return new BuildCommands(commands, environment, "[" + channel + "] ");
    }

    /** The same with a variable set for all that they run. */
    BuildCommands with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new BuildCommands(commands, more, beforeEachLine);
    }

    /** Runs them in order, shown in the build log. */
    void run(Workspace directory, List<List<String>> all) throws PortUnavailable, InterruptedException {
        for (List<String> command : all) {
            succeed(CommandRunner.Command.of(directory.path(), command).echoing(LONGEST, beforeEachLine));
        }
    }

    /** Runs one quietly. */
    String output(Workspace directory, List<String> command) throws PortUnavailable, InterruptedException {
        return succeed(CommandRunner.Command.of(directory.path(), command)).output();
    }

    private CommandRunner.Result succeed(CommandRunner.Command plain) throws PortUnavailable, InterruptedException {
        CommandRunner.Command command = plain;
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            command = command.withEnvironment(variable.getKey(), variable.getValue());
        }
        CommandRunner.Result result = commands.run(command);
        if (!result.succeeded()) {
            throw new PortUnavailable("\"" + command + "\" in " + command.directory() + " ended with "
                    + result.exitCode() + ":\n" + CommandOutput.ofFailed(result));
        }
        return result;
    }

    /** A directory of the repository; a single dot is the root. */
    static Workspace in(Workspace checkout, String directory) {
        return directory.equals(".") ? checkout : checkout.directory(directory);
    }
}
