package io.jenkins.plugins.aegis.audit;

import java.util.List;
import java.util.Optional;

/**
 * What the verifier has to say about a log.
 *
 * @param events how many events the chain vouches for: all of them, or those before the break
 * @param head hash of the last of those; 64 zeros for none
 * @param finished whether the last of those says that the release ended
 * @param brokenAt the first line that does not hold
 * @param notes what is odd without being a break, one sentence each
 */
public record ChainVerdict(
        long events, String head, boolean finished, Optional<ChainBreak> brokenAt, List<String> notes) {
    public ChainVerdict {
        notes = List.copyOf(notes);
    }

    /** Whether nothing was found. */
    public boolean intact() {
        return brokenAt.isEmpty();
    }

    /** The verdict in one sentence. */
    public String summary() {
        return brokenAt.map(broken -> "Broken at line " + broken.line() + " (" + broken.kind() + "): line "
                        + broken.line() + " " + broken.message() + ".")
                .orElseGet(() -> "Intact: " + events + (events == 1 ? " event" : " events") + ", head " + head + ".");
    }

    /** The ways in which a log can be broken. */
    public enum Kind {
        /** Bytes differ from those that were hashed. */
        ALTERED,
        /** Events are missing before this line. */
        REMOVED,
        /** Events stand in another order. */
        REORDERED,
        /** This line was not here. */
        INSERTED,
        /** This is no line of an audit log. */
        MALFORMED,
        /** Events are missing at the end. */
        TRUNCATED
    }

    /**
     * The first line that does not hold.
     *
     * @param line counted from 1; for {@link Kind#TRUNCATED} the first one that is missing
     * @param message what is wrong, going on from "line n …"
     */
    public record ChainBreak(long line, Kind kind, String message) {}
}
