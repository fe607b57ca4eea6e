package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.faults.Outcome.Kind;
import java.util.Locale;
import java.util.Set;

/** What a pair of call and fault has to lead to; the words of {@link FaultTable}. */
enum Expected {
    /** The fact is Unknown, and nothing is written on the strength of it; later it is known. */
    UNKNOWN(0, Kind.UNKNOWN, Kind.UNAVAILABLE, Kind.FAILED),
    /** It is asked again by itself, after the pause that the server wants, and is answered. */
    ASKED(-1, Kind.PRESENT, Kind.ABSENT, Kind.APPLIED),
    /** Another request asks for the same, and is answered. */
    ANOTHER(-1, Kind.PRESENT),
    /** The server did it and nobody said so: it is read again, found, and not done twice. */
    FOUND(1, Kind.APPLIED),
    /** It was not done, and the product says so; a later run does it, once. */
    RETRY(0, Kind.UNAVAILABLE),
    /** The server refuses; the product says with which status; once the server takes it, it is done once. */
    REFUSE(0, Kind.UNAVAILABLE),
    /** It was done, and that cannot be seen yet: the product says so, and a later run finds it. */
    UNSEEN(1, Kind.UNAVAILABLE, Kind.FAILED),
    /** What users cannot get is not there for them; nothing is written on the strength of it. */
    ABSENT(0, Kind.ABSENT),
    /** It is read, and is not what it should be: its digest or its text is another one. */
    DIFFERS(0, Kind.PRESENT, Kind.REFUSED);

    private final int written;
    private final Set<Kind> kinds;

    Expected(int written, Kind... kinds) {
        this.written = written;
        this.kinds = Set.of(kinds);
    }

    static Expected named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean allows(Kind kind) {
        return kinds.contains(kind);
    }

    /** How often the server then has what was to be written; less than none if that is not the point. */
    int written() {
        return written;
    }
}
