package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.plan.ActionResult;
import java.util.List;

/** What the product made of an attempt, and what it says of it. */
record Outcome(Kind kind, String text) {
    enum Kind {
        PRESENT,
        ABSENT,
        UNKNOWN,
        APPLIED,
        ALREADY_DONE,
        REFUSED,
        FAILED,
        UNAVAILABLE
    }

    static Outcome of(Observed<?> fact) {
        if (fact.isUnknown()) {
            return new Outcome(Kind.UNKNOWN, fact.unknownReason().orElseThrow());
        }
        return fact.isAbsent()
                ? new Outcome(Kind.ABSENT, fact.source())
                : new Outcome(Kind.PRESENT, fact.asOptional().orElseThrow().toString());
    }

    static Outcome of(ActionResult result) {
        return new Outcome(Kind.valueOf(result.status().name()), result.reason());
    }

    boolean is(Kind one, Kind... others) {
        return kind == one || List.of(others).contains(kind);
    }

    @Override
    public String toString() {
        return kind + " (" + text + ")";
    }
}
