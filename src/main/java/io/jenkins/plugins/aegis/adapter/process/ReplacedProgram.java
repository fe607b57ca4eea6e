package io.jenkins.plugins.aegis.adapter.process;

import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs one program from where the platform has it installed.
 *
 * @param name as the adapters call it
 * @param executable what is run instead
 */
public record ReplacedProgram(CommandRunner runner, String name, String executable) implements CommandRunner {
    @Override
    public Result run(Command command) throws PortUnavailable, InterruptedException {
        if (!command.arguments().get(0).equals(name)) {
            return runner.run(command);
        }
        List<String> arguments = new ArrayList<>(command.arguments());
        arguments.set(0, executable);
        return runner.run(new Command(
                arguments,
                command.directory(),
                command.environment(),
                command.secrets(),
                command.input(),
                command.shown(),
                command.timeout(),
                command.encoding()));
    }
}
