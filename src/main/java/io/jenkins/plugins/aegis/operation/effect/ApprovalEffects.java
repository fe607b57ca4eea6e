package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.AuditBook;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.port.Console;
import java.util.SortedMap;
import java.util.TreeMap;

/** What people were asked and what they said, written down; nothing outside the build changes (lessons L14, L15). */
record ApprovalEffects(AuditBook audit, Console console) {
    ActionResult request(ReleaseAction.RequestApproval action) {
        SortedMap<String, String> shown = new TreeMap<>(action.subject().parts());
        shown.putAll(action.evidence());
        String digest = action.subject().digest().toString();
        audit.append(new AuditEvent.ApprovalRequested(
                action.subject().version().toString(), action.subject().commit().hex(), digest, shown));
        console.line("For the go/no-go on " + action.subject().version() + ", approval " + digest + ":");
        shown.forEach((part, value) -> console.line("  " + part + ": " + value));
        for (Gate gate : action.further()) {
            audit.append(new AuditEvent.FurtherApprovalRequested(
                    gate.id(), gate.question(), gate.why(), gate.approvers(), digest));
            console.line("  and " + Gate.label(gate.id()) + ", because " + gate.why() + ", by one of "
                    + String.join(", ", gate.approvers()));
        }
        return ActionResult.applied("approval " + digest + " is asked for");
    }

    ActionResult record(ReleaseAction.RecordDecision action) {
        GateDecision decision = action.decision();
        audit.append(
                decision.approved()
                        ? new AuditEvent.ApprovalGranted(
                                decision.user(),
                                action.right(),
                                decision.at().toString(),
                                decision.reason(),
                                action.subjectDigest(),
                                decision.input())
                        : new AuditEvent.ApprovalRejected(
                                decision.user(),
                                action.right(),
                                decision.at().toString(),
                                decision.reason(),
                                decision.input()));
        return ActionResult.applied(decision.user() + " decided at " + decision.at());
    }
}
