package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Remembers every command before the real runner gets it. */
public final class WatchedCommandRunner implements CommandRunner {
    private final CommandRunner runner;
    private final List<Command> commands = Collections.synchronizedList(new ArrayList<>());

    public WatchedCommandRunner(CommandRunner runner) {
        this.runner = runner;
    }

    /** All commands since the start, or since they were last forgotten. */
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    public void forget() {
        commands.clear();
    }

    @Override
    public Result run(Command command) throws PortUnavailable, InterruptedException {
        commands.add(command);
        return runner.run(command);
    }
}
