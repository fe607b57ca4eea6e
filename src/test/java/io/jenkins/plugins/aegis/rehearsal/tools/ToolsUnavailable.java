package io.jenkins.plugins.aegis.rehearsal.tools;

/** The pinned tools cannot be had on this machine now; the message says why and what helps. */
public final class ToolsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ToolsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public ToolsUnavailable(String message) {
        super(message);
    }
}
