package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.adapter.git.GitAccess.SshKey;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.util.UUID;

/**
 * The private key of an ssh remote: a file that only its owner can read, for as long as one command runs.
 *
 * <p>ssh takes a key from a file or an agent only.
 */
record SshIdentity(SshKey key, boolean remoteNamesUser, HostKeys hostKeys) {
    private static final String FILE = "id";

    /** @param home in which the key gets a directory of its own */
    Result run(CommandRunner runner, Workspace home, Command command) throws PortUnavailable, InterruptedException {
        Workspace directory = home.directory("identity-" + UUID.randomUUID());
        try {
            try {
                // OpenSSH refuses a key whose last line has no end.
                directory.writeSecret(
                        FILE, key.privateKey().replace("\r\n", "\n").stripTrailing() + "\n");
                return runner.run(command.withEnvironment(
                        "GIT_SSH_COMMAND", program(directory.path(), hostKeys.options(directory.path()))));
            } finally {
                directory.delete();
            }
        } catch (IOException e) {
            throw new PortUnavailable("The ssh key could not be kept in " + home.path() + ": " + e.getMessage(), e);
        }
    }

    /** A line for the shell that git brings along, on Windows, too; it takes slashes there. */
    private String program(String directory, String options) {
        String user = remoteNamesUser ? "" : " -l " + quoted(key.username());
        return "ssh -i " + quoted(directory.replace('\\', '/') + "/" + FILE) + user
                + " -o IdentitiesOnly=yes -o BatchMode=yes " + options;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
