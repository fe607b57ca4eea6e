package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.util.List;

/**
 * The files of a git repository that change what git does with it.
 *
 * <p>The cache stays on the agent from one build to the next, and so within reach of the commands that a release builds
 * with: a proxy or a credential helper in its configuration would get the credential (lesson L35).
 */
record CacheSettings(Workspace repository) {
    private static final String CONFIGURATION = "config";
    private static final String DESCRIPTION = "description";
    private static final String OURS = "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n";

    /** Another place for settings, another history, other objects, other ways to merge. */
    private static final List<String> NEVER_OURS = List.of(
            "commondir",
            "config.worktree",
            "info/grafts",
            "info/attributes",
            "objects/info/alternates",
            "objects/info/http-alternates");

    /** After git made the repository, with settings that differ from one platform to the next; what it is comes last. */
    void write(String remote) throws IOException, InterruptedException {
        repository.writeText(CONFIGURATION, OURS);
        repository.writeText(DESCRIPTION, description(remote));
    }

    private static String description(String remote) {
        return "Cache of " + remote + "; may be deleted at any time.\n";
    }

    /**
     * Whether git made it to the end, for that remote, with settings that are as they were written; so that it need not be
     * asked to make it again, in each step.
     */
    boolean isMadeFor(String remote) throws InterruptedException {
        try {
            return repository.exists(CONFIGURATION)
                    && repository.exists("HEAD")
                    && repository.exists(DESCRIPTION)
                    && repository.readText(DESCRIPTION).equals(description(remote))
                    && isAsMade();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether they are as they were written; also where there is no repository yet. */
    boolean isAsMade() throws InterruptedException {
        try {
            for (String file : NEVER_OURS) {
                if (repository.exists(file)) {
                    return false;
                }
            }
            return !repository.exists(CONFIGURATION)
                    || repository.readText(CONFIGURATION).equals(OURS);
        } catch (IOException e) {
            // A link that leads out, or something that cannot be read: not ours.
            return false;
        }
    }
}
