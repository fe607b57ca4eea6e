package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/** An issue, or the part of a pull request that it shares with issues; numbers are shared too. */
record Issue(long id, int number, Text text, String author, List<String> labels, Times times) {

    /** What people wrote; the body may be empty. */
    record Text(String title, String body) {}

    /** {@code closed} and {@code closedBy} are null while open. */
    record Times(Instant created, Instant updated, Instant closed, String closedBy) {
        static Times opened(Instant at) {
            return new Times(at, at, null, null);
        }
    }

    Issue {
        labels = List.copyOf(labels);
    }

    @JsonIgnore
    boolean isOpen() {
        return times.closed() == null;
    }

    @JsonIgnore
    String state() {
        return isOpen() ? "open" : "closed";
    }

    Issue edited(Text edited, Instant at) {
        return new Issue(id, number, edited, author, labels, touched(at));
    }

    Issue labelled(List<String> names, Instant at) {
        return new Issue(id, number, text, author, names, touched(at));
    }

    Issue updated(Instant at) {
        return new Issue(id, number, text, author, labels, touched(at));
    }

    Issue closed(String by, Instant at) {
        return isOpen() ? new Issue(id, number, text, author, labels, new Times(times.created(), at, at, by)) : this;
    }

    Issue reopened(Instant at) {
        return new Issue(id, number, text, author, labels, new Times(times.created(), at, null, null));
    }

    private Times touched(Instant at) {
        return new Times(times.created(), at, times.closed(), times.closedBy());
    }
}
