package io.jenkins.plugins.aegis.adapter.record;

import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditLog;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.port.AuditBook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** An audit log in a file, written and read back. */
public final class FileAuditBook implements AuditBook, AutoCloseable {
    private final AuditLog log;

    /**
     * Opens the log, creating it where missing, and locks it until it is closed.
     *
     * @throws io.jenkins.plugins.aegis.audit.AuditLogBroken if it was changed after it was written
     * @throws io.jenkins.plugins.aegis.audit.AuditUnavailable if it cannot be opened, or is open already
     */
    public FileAuditBook(Path file, InstantSource clock) {
        this.log = AuditLog.open(file, clock);
    }

    @Override
    public void append(AuditEvent event) {
        log.append(event);
    }

    @Override
    public List<AuditRecord> records() {
        return AuditChainVerifier.records(log.path());
    }

    public Path path() {
        return log.path();
    }

    @Override
    public void close() {
        log.close();
    }
}
