package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.CommitId;
import java.util.List;
import java.util.Optional;

/**
 * Changes that were made again on top of another commit; nothing is pushed, and the same input gives the same commit.
 *
 * @param head the last commit made; the commit that it began on if nothing was left to change
 * @param contained changes that were there already, by the commit that they end at, in the order in which they were asked
 * @param conflict where it stopped; what comes after was not tried
 */
public record Replay(CommitId head, List<CommitId> contained, Optional<Conflict> conflict) {
    public Replay {
        contained = List.copyOf(contained);
    }

    /**
     * A change that does not apply.
     *
     * @param commit the one that does not
     * @param paths where it collides, sorted
     */
    public record Conflict(CommitId commit, List<String> paths) {
        public Conflict {
            paths = List.copyOf(paths);
        }
    }
}
