package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.audit.AuditTrail;
import java.util.List;

/** The audit log of the running build, written and read back. */
public interface AuditBook extends AuditTrail {
    /** All records so far, oldest first. */
    List<AuditRecord> records();
}
