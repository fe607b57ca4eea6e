package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.audit.ChainVerdict;
import io.jenkins.plugins.aegis.rehearsal.RehearsalReport;
import java.util.List;
import java.util.stream.Stream;

/** A build that has ended, and what it printed. */
record FinishedBuild(RehearsalReport report, String console) {

    boolean isReleased() {
        return report.isReleased();
    }

    /** Why it failed; empty if it did not. */
    String failure() {
        return report.outcome().error().map(Throwable::getMessage).orElse("");
    }

    ChainVerdict audit() {
        return AuditChainVerifier.verify(report.build().auditLog());
    }

    /** The audit events of that kind, in their order. */
    <T extends AuditEvent> List<T> events(Class<T> kind) {
        return report.records().stream()
                .map(AuditRecord::event)
                .flatMap(event -> kind.isInstance(event) ? Stream.of(kind.cast(event)) : Stream.empty())
                .toList();
    }
}
