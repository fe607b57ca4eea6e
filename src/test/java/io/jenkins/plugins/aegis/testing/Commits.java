package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.CommitId;

/** Commit ids for tests that need no repository. */
public final class Commits {
    private Commits() {}

    /** The same id for the same number; ids of different numbers differ in their first ten digits already. */
    public static CommitId commit(int number) {
        return new CommitId(String.format("%08x", number).repeat(5));
    }
}
