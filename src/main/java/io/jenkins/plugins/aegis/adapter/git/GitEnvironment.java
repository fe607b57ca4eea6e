package io.jenkins.plugins.aegis.adapter.git;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of every git process: nobody's configuration, hooks, prompts or language.
 *
 * <p>Configuration goes by GIT_CONFIG_COUNT (git 2.31 and newer), which outranks the repository's own and is not seen
 * in process lists. The name {@code /dev/null} is understood by git on Windows, too. A variable is empty only where an
 * unset one means the same: Jenkins removes variables that are set to nothing.
 */
final class GitEnvironment {
    private static final String NOTHING = "/dev/null";

    private GitEnvironment() {}

    /** For commands that stay on the machine. */
    static Map<String, String> local(String gitDirectory, GitAccess access) {
        return with(gitDirectory, access, configuration());
    }

    /** For commands that speak to the remote: with the credential, scoped to its URL. */
    static Map<String, String> remote(String gitDirectory, GitAccess access) {
        Map<String, String> configuration = configuration();
        access.httpCredential()
                .ifPresent(credential -> configuration.put(
                        "http." + access.remote() + ".extraHeader", "Authorization: Basic " + credential.encoded()));
        return with(gitDirectory, access, configuration);
    }

    /** Everything in {@link #remote} that must not be shown. */
    static Set<String> secrets(GitAccess access) {
        return access.httpCredential()
                .map(credential -> Set.of(credential.encoded(), credential.password()))
                .or(() -> access.keyOfTransport().map(GitAccess.SshKey::secrets))
                .orElse(Set.of());
    }

    private static Map<String, String> configuration() {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("core.hooksPath", NOTHING);
        configuration.put("core.attributesFile", NOTHING);
        configuration.put("core.excludesFile", NOTHING);
        configuration.put("core.fsmonitor", "false");
        configuration.put("core.autocrlf", "false");
        configuration.put("core.longpaths", "true");
        configuration.put("gc.auto", "0");
        configuration.put("maintenance.auto", "false");
        configuration.put("init.defaultBranch", "main");
        // Less than a kilobyte per second for a minute is a dead connection.
        configuration.put("http.lowSpeedLimit", "1000");
        configuration.put("http.lowSpeedTime", "60");
        return configuration;
    }

    private static Map<String, String> with(String gitDirectory, GitAccess access, Map<String, String> configuration) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("LC_ALL", "C");
        environment.put("LANGUAGE", "C");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_SYSTEM", NOTHING);
        environment.put("GIT_CONFIG_GLOBAL", NOTHING);
        environment.put("GIT_CONFIG_PARAMETERS", "");
        environment.put("GIT_ATTR_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        // A program that answers nothing: without one git would ask that of SSH_ASKPASS, in a window.
        environment.put("GIT_ASKPASS", "true");
        environment.put("GCM_INTERACTIVE", "never");
        environment.put("GIT_ALLOW_PROTOCOL", "file:http:https:ssh");
        environment.put("GIT_OPTIONAL_LOCKS", "0");
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        environment.put("GIT_NAMESPACE", "");
        // A build may itself have been started by git (from a hook), with these set to another repository.
        environment.put("GIT_DIR", gitDirectory);
        environment.put("GIT_LITERAL_PATHSPECS", "0");
        environment.put("GIT_AUTHOR_NAME", access.identityName());
        environment.put("GIT_AUTHOR_EMAIL", access.identityEmail());
        environment.put("GIT_COMMITTER_NAME", access.identityName());
        environment.put("GIT_COMMITTER_EMAIL", access.identityEmail());
        int count = 0;
        for (Map.Entry<String, String> entry : configuration.entrySet()) {
            environment.put("GIT_CONFIG_KEY_" + count, entry.getKey());
            environment.put("GIT_CONFIG_VALUE_" + count, entry.getValue());
            count++;
        }
        environment.put("GIT_CONFIG_COUNT", Integer.toString(count));
        return environment;
    }
}
