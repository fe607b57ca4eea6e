package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import java.net.URI;
import java.util.List;

/**
 * Where a release goes, as whom, and by which tool; shows no secret in any text form.
 *
 * @param forgeToken for the forge, and for Release Please on it
 * @param npmToken empty for a registry that asks for none
 */
public record ReleaseAccess(
        ReleaseSite site, GitAccess git, String forgeToken, String npmToken, ReleasePleaseTool releasePlease) {
    /**
     * @param command the program and, before the tool's own, its arguments
     * @param graphql address of the forge's GraphQL interface, without {@code /graphql} at its end
     */
    public record ReleasePleaseTool(List<String> command, URI graphql) {
        public ReleasePleaseTool {
            command = List.copyOf(command);
        }
    }

    @Override
    public String toString() {
        return "ReleaseAccess[" + site.repository() + "]";
    }
}
