package io.jenkins.plugins.aegis.operation.close;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the last events of a build's log: a rejection, which the platform itself forgets, and the outcome. */
public final class CloseRelease {
    private final ReleaseVersion version;

    public CloseRelease(ReleaseVersion version) {
        this.version = version;
    }

    /**
     * Closes the log and renders the report.
     *
     * @return where the report can be seen
     * @throws PortUnavailable if the report cannot be kept; the log is closed by then
     */
    public String run(ReleasePorts ports) throws PortUnavailable, InterruptedException {
        rejections(ports, ports.audit().records());
        String outcome = outcome(ports.audit().records(), ports.build().isSuccessSoFar());
        ports.audit()
                .append(new AuditEvent.ReleaseFinished(
                        outcome,
                        version + " " + outcome + " by " + ports.build().name()));
        String location = ports.build().keepReport();
        ports.console().line("Release report: " + location);
        return location;
    }

    /** Every no at the gate, whether this build had put anything to it or found the version tagged already. */
    private static void rejections(ReleasePorts ports, List<AuditRecord> records) {
        Set<String> recorded = records.stream()
                .map(AuditRecord::event)
                .filter(AuditEvent.ApprovalRejected.class::isInstance)
                .map(event -> ((AuditEvent.ApprovalRejected) event).at())
                .collect(Collectors.toSet());
        for (GateDecision decision : ApprovalFacts.observe(ports).decisions()) {
            String at = decision.at().toString();
            if (!decision.approved() && recorded.add(at)) {
                ports.audit().append(new AuditEvent.ApprovalRejected(decision.user(), at, decision.reason()));
                ports.console().line(decision.user() + " said no-go at " + at);
            }
        }
    }

    private static String outcome(List<AuditRecord> records, boolean success) {
        if (!success) {
            boolean refused = records.stream()
                    .anyMatch(record -> record.event() instanceof AuditEvent.StepFinished finished
                            && finished.outcome().equals("REFUSED"));
            return refused || rejected(records) ? "REFUSED" : "FAILED";
        }
        boolean changed = records.stream()
                .anyMatch(record -> record.event() instanceof AuditEvent.EffectSettled settled
                        && settled.status().equals("APPLIED")
                        && !settled.effect().startsWith("Approval"));
        return changed ? "RELEASED" : "ALREADY_DONE";
    }

    private static boolean rejected(List<AuditRecord> records) {
        return records.stream().anyMatch(record -> record.event() instanceof AuditEvent.ApprovalRejected);
    }
}
