package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;

/** A commit status, the older sibling of the check run: one more for the same context replaces it. */
record CommitStatus(
        long id, String commit, String context, String state, String description, String targetUrl, Author author) {

    /** Who set it, and when. */
    record Author(String login, Instant at) {}
}
