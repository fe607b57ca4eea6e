package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A release, draft or published.
 *
 * @param target branch or commit that a missing tag is made from on publication
 * @param published null while it is a draft
 */
record Release(long id, String tag, String target, Words words, boolean prerelease, String author, Dates dates) {

    /** Both may be null, as clients may send neither. */
    record Words(String name, String body) {}

    /** {@code created} is the date of the released commit, {@code published} null for a draft. */
    record Dates(Instant created, Instant updated, Instant published) {}

    @JsonIgnore
    boolean isDraft() {
        return dates.published() == null;
    }

    Release dated(Dates other) {
        return new Release(id, tag, target, words, prerelease, author, other);
    }
}
