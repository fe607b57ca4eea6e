package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

/** Arguments do not fit what is called; the message names step, parameter and what is allowed. */
public final class BindingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BindingException(String message) {
        super(message);
    }

    public BindingException(String message, Throwable cause) {
        super(message, cause);
    }
}
