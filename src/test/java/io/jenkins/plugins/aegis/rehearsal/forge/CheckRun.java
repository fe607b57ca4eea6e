package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;
import java.util.List;

/**
 * A check of one commit.
 *
 * @param suite the check suite, one per commit
 * @param outcome where it stands
 */
record CheckRun(long id, long suite, String name, String commit, Outcome outcome, Output output) {

    /** {@code conclusion} and {@code completed} are null until {@code status} is "completed". */
    record Outcome(String status, String conclusion, Instant started, Instant completed) {}

    /** What the check says about itself; every part may be null. */
    record Output(String title, String summary, String detailsUrl, String externalId) {
        static final Output NONE = new Output(null, null, null, null);
    }

    /** Whether it stands in nobody's way, as GitHub sums up a suite. */
    boolean isGreen() {
        return List.of("success", "neutral", "skipped").contains(String.valueOf(outcome.conclusion()));
    }

    CheckRun with(Outcome other, Output words) {
        return new CheckRun(id, suite, name, commit, other, words);
    }
}
