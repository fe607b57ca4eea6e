package io.jenkins.plugins.aegis.audit;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The audit log cannot be read or written now; nothing that has to be recorded may go on. */
public final class AuditUnavailable extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    /** The message names the file, what was expected of it and what to do. */
    public AuditUnavailable(String message, IOException cause) {
        super(message, cause);
    }

    /** The same, where the file system itself reported nothing. */
    public AuditUnavailable(String message) {
        this(message, new IOException(message));
    }
}
