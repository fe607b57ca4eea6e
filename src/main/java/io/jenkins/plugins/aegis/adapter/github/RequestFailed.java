package io.jenkins.plugins.aegis.adapter.github;

/** A request without a usable answer; the message names request and outcome and holds no secret. */
final class RequestFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** Stands for the status where nothing was answered, or nothing that can be understood. */
    static final int NO_ANSWER = 0;

    private final int status;

    RequestFailed(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether a write may have been done all the same: nobody said clearly that it was refused. */
    boolean isAmbiguous() {
        return status == NO_ANSWER || status >= 500 || status == 408;
    }
}
