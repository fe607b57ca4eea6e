package io.jenkins.plugins.aegis.audit;

import java.nio.file.Path;

/** An existing log does not hold, so nothing may be appended to it: it is evidence now. */
public final class AuditLogBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AuditLogBroken(Path log, ChainVerdict verdict) {
        super("audit log " + log + " was changed after it was written. " + verdict.summary()
                + " Keep the file as evidence under another name, find out who changed it, and run again: a new log is"
                + " begun, and what is already done is found by looking.");
    }
}
