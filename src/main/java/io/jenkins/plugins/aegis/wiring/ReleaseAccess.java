package io.jenkins.plugins.aegis.wiring;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import java.net.URI;
import java.util.List;

/**
 * Where a release goes, as whom, and by which tool; shows no secret in any text form.
 */
public record ReleaseAccess(ReleaseSite site, GitAccess git, Tokens tokens, ReleasePleaseTool releasePlease) {
    /**
     * What proves who we are; empty where nothing is asked for.
     *
     * @param forge for the forge, and for Release Please on it
     * @param pypiUser name beside the token of the Python index
     */
    public record Tokens(String forge, String npm, String pypiUser, String pypi, String clawhub) {
        /** What the Python index calls whoever comes with a token. Source: PyPI help, "How can I use API tokens". */
        public static final String PYPI_TOKEN_USER = "__token__";

        @Override
        public String toString() {
            return "Tokens[****]";
        }
    }

    /**
     * @param command the program and, before the tool's own, its arguments
     * @param graphql address of the forge's GraphQL interface, without {@code /graphql} at its end
     */
    public record ReleasePleaseTool(List<String> command, URI graphql) {
        public ReleasePleaseTool {
            command = List.copyOf(command);
        }
    }

    public String forgeToken() {
        return tokens.forge();
    }

    public String npmToken() {
        return tokens.npm();
    }

    public String pypiUser() {
        return tokens.pypiUser();
    }

    public String pypiToken() {
        return tokens.pypi();
    }

    public String clawhubToken() {
        return tokens.clawhub();
    }

    @Override
    public String toString() {
        return "ReleaseAccess[" + site.repository() + "]";
    }
}
