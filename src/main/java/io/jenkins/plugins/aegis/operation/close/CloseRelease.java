package io.jenkins.plugins.aegis.operation.close;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.approve.Decisions;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;

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
        decisions(ports);
        String outcome = outcome(ports.audit().records(), ports.build().isSuccessSoFar());
        ports.audit()
                .append(new AuditEvent.ReleaseFinished(
                        outcome,
                        version + " " + outcome + " by " + ports.build().name()));
        String location = ports.build().keepReport();
        ports.console().line("Release report: " + location);
        return location;
    }

    /**
     * What people decided and no step has recorded: every no, whether this build had put anything to them or found the
     * version tagged already, and a go that led to nothing.
     */
    private static void decisions(ReleasePorts ports) {
        ApprovalFacts facts = ApprovalFacts.observe(ports);
        for (GateDecision decision : facts.unrecorded()) {
            String right = Decisions.rightOf(decision, facts.rules());
            String at = decision.at().toString();
            if (!decision.approved()) {
                ports.audit()
                        .append(new AuditEvent.ApprovalRejected(
                                decision.user(), right, at, decision.reason(), decision.input()));
                ports.console().line(decision.user() + " said no-go at " + at);
            } else if (facts.request().isPresent()) {
                ports.audit()
                        .append(new AuditEvent.ApprovalGranted(
                                decision.user(),
                                right,
                                at,
                                decision.reason(),
                                facts.request().get().subjectDigest(),
                                decision.input()));
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
