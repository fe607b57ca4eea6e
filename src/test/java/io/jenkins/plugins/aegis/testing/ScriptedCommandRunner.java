package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Starts no program: answers what it was told, in order, and keeps what was asked; a success when nothing is left. */
public final class ScriptedCommandRunner implements CommandRunner {
    private final Deque<Result> results = new ArrayDeque<>();
    private final List<Command> commands = new ArrayList<>();

    public ScriptedCommandRunner then(int exitCode, String output, String errors) {
        results.add(new Result(exitCode, output, errors));
        return this;
    }

    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public Result run(Command command) throws PortUnavailable {
        commands.add(command);
        return results.isEmpty() ? new Result(0, "", "") : results.remove();
    }
}
