package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of a pull request that an issue does not have.
 *
 * @param head the branch that is offered, and where it stood when the pull request last saw it
 * @param base the branch that it is offered to, and where that stood then; after a merge, right before the merge
 * @param merge null unless merged
 */
record Pull(int number, Tip head, Tip base, boolean draft, Merge merge) {

    /** A branch at a commit. */
    record Tip(String branch, String commit) {
        Tip at(String other) {
            return new Tip(branch, other);
        }
    }

    /** When, by whom, and as which commit on the base branch. */
    record Merge(Instant at, String by, String commit) {}

    @JsonIgnore
    Optional<Merge> merged() {
        return Optional.ofNullable(merge);
    }

    Pull at(String headCommit, String baseCommit) {
        return new Pull(number, head.at(headCommit), base.at(baseCommit), draft, merge);
    }

    Pull into(Tip otherBase) {
        return new Pull(number, head, otherBase, draft, merge);
    }

    Pull merged(Merge done) {
        return new Pull(number, head, base, draft, done);
    }
}
