package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;

/**
 * Refuses the commands of a released repository where they would run on the controller: its built-in node.
 *
 * <p>There they would be the controller's own user, who reads every secret of Jenkins and writes its configuration
 * (lesson L35). Source: "Controller isolation" of Jenkins' handbook.
 */
final class RepositoryCommands implements CommandRunner {
    /** What Jenkins calls the computer of its own node. */
    static final String BUILT_IN_NODE = "";

    /** A system property of the controller, for those who accept the risk, such as on a machine for trials. */
    static final String ALLOWED = "io.jenkins.plugins.aegis.builtInNode";

    private RepositoryCommands() {}

    /** @param computer its name */
    static CommandRunner on(String computer, CommandRunner commands) {
        return computer.equals(BUILT_IN_NODE) && !Boolean.getBoolean(ALLOWED) ? new RepositoryCommands() : commands;
    }

    @Override
    public Result run(Command command) throws PortUnavailable {
        throw new PortUnavailable("\"" + command + "\" is a command of the released repository, and this is Jenkins'"
                + " built-in node, where it could read and change everything of the controller; give the stage an agent"
                + " of its own (agent { label … }). On a machine for trials, start Jenkins with -D" + ALLOWED
                + "=true");
    }
}
