package io.jenkins.plugins.aegis.port;

/** The other side did not answer, or not in a way that can be understood; trying again later is right. */
public final class PortUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what was asked of whom and what came back, free of secrets */
    public PortUnavailable(String message) {
        super(message);
    }

    public PortUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
