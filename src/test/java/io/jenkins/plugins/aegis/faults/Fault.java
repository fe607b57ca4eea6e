package io.jenkins.plugins.aegis.faults;

import java.util.Arrays;
import java.util.Set;

/** What may happen to a request, and whether its server had it all the same. */
enum Fault {
    /** Nobody listens at the address. */
    REFUSED("refused"),
    /** The connection is reset, and the server never saw the request. */
    RESET("reset"),
    /** The server did what it was asked, and the connection is reset before the answer. */
    RESET_AFTER("reset+"),
    /** No answer for as long as the client waits, and the server never saw the request. */
    LATE("late"),
    /** The server did what it was asked, and no answer comes for as long as the client waits. */
    LATE_AFTER("late+"),
    /** 500 with a JSON document; the server did nothing. */
    SERVER_ERROR("500"),
    /** 502 with a page for people; the server never saw the request. */
    GATEWAY("502"),
    /** The server did what it was asked, and a gateway on the way back answers 502 with a page for people. */
    GATEWAY_AFTER("502+"),
    /** 403 with a reason. */
    FORBIDDEN("403"),
    /** 404 to this call and to all others: what the credential may not see is not there, as servers put it. */
    HIDDEN("404"),
    /** 409 with a reason; the server did nothing. */
    CONFLICT("409"),
    /** 422 with a reason; the server did nothing. */
    UNPROCESSABLE("422"),
    /** 429 with {@code Retry-After: 1}, once. */
    BUSY("429"),
    /** The server did what it was asked, and its answer ends in the middle. */
    CUT("cut"),
    /** The server did what it was asked, and its answer is no JSON, or whatever it should be. */
    BROKEN("broken"),
    /** The server did what it was asked, and its answer comes byte by byte, each sooner than a time-out for a read. */
    DRIP("drip"),
    /** The server did what it was asked, and what it shows afterwards is from before. */
    STALE("stale");

    private static final Set<Fault> TAKEN = Set.of(RESET_AFTER, LATE_AFTER, GATEWAY_AFTER, CUT, BROKEN, DRIP, STALE);

    private final String heading;

    Fault(String heading) {
        this.heading = heading;
    }

    /** Head of its column in the table. */
    String heading() {
        return heading;
    }

    static Fault headed(String heading) {
        return Arrays.stream(values())
                .filter(each -> each.heading.equals(heading))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fault is headed " + heading));
    }

    /** Whether the server did what it was asked. */
    boolean isTaken() {
        return TAKEN.contains(this);
    }

    /** Whether only a client that stops waiting gets on. */
    boolean isSlow() {
        return this == LATE || this == LATE_AFTER || this == DRIP;
    }
}
