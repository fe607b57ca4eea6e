package io.jenkins.plugins.aegis.testing;

/** What may happen to a request that was to publish something. */
public enum Fault {
    /** 500, and nothing was taken. */
    SERVER_ERROR(false),
    /** 403 with a reason. */
    FORBIDDEN(false),
    /** 429 with {@code Retry-After: 1}. */
    TOO_MANY_REQUESTS(false),
    /** The connection ends before anything was taken. */
    RESET_BEFORE(false),
    /** It was taken, and the connection ends before the answer. */
    RESET_AFTER(true),
    /** No answer, for as long as the client waits. */
    HANG(false),
    /** 502 with a page for people; nothing was taken. */
    BAD_GATEWAY_BEFORE(false),
    /** It was taken, and a gateway on the way back answers 502 with a page for people. */
    BAD_GATEWAY_AFTER(true);

    private final boolean taken;

    Fault(boolean taken) {
        this.taken = taken;
    }

    /** Whether the request reaches those that it is for. */
    public boolean isTaken() {
        return taken;
    }
}
