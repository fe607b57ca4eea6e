package io.jenkins.plugins.aegis.audit;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What someone noted down elsewhere about the end of a log; without it, lines missing at the end cannot be found.
 *
 * @param head hash of the last event
 * @param count number of events
 */
public record ExpectedEnd(Optional<String> head, OptionalLong count) {
    /** Nothing is known. */
    public static ExpectedEnd unknown() {
        return new ExpectedEnd(Optional.empty(), OptionalLong.empty());
    }

    /** The log ends with the event of this hash. */
    public static ExpectedEnd head(String hash) {
        return new ExpectedEnd(Optional.of(hash), OptionalLong.empty());
    }

    /** The log has so many events. */
    public static ExpectedEnd count(long events) {
        return new ExpectedEnd(Optional.empty(), OptionalLong.of(events));
    }
}
