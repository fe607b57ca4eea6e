package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.Locale;

/** How a pull request gets onto its base branch. */
public enum MergeMethod {
    MERGE,
    SQUASH,
    REBASE;

    String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
