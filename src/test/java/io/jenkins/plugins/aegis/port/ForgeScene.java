package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.CommitId;
import java.util.Optional;

/** What people do around a forge; {@code maintainer}, {@code writer} and {@code reader} may do as much as they say. */
public interface ForgeScene {
    /** A new branch with one commit more than {@code main}. */
    CommitId branch(String name);

    /** A tag on {@code main}. */
    void tag(String name);

    void deleteTag(String name);

    void check(CommitId commit, String name, Forge.Check.State state);

    void label(int pullRequest, String label);

    void approve(String reviewer, int pullRequest);

    void requestChanges(String reviewer, int pullRequest);

    /** Merges and answers the new head of the base. */
    CommitId merge(int pullRequest);

    /** The number of a new open issue. */
    int issue(String title);

    void closeIssue(int number);

    void comment(String author, int issue, String text);

    /** Tag of what users are shown as the latest release. */
    Optional<String> latestRelease() throws Exception;
}
