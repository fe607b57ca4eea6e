package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.plan.ReleaseAction.RecordDecision;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import java.util.List;
import java.util.Set;

/** Who decided by which right, for the audit: each yes and each no, whether it counts or not (lesson L15). */
public final class Decisions {
    private Decisions() {}

    /** What the audit log does not have yet of this build's decisions on what it was asked last. */
    public static List<RecordDecision> unrecorded(ApprovalFacts facts) {
        return facts.request()
                .map(asked -> facts.unrecorded().stream()
                        .map(decision ->
                                new RecordDecision(decision, rightOf(decision, facts.rules()), asked.subjectDigest()))
                        .toList())
                .orElse(List.of());
    }

    /** By which right the user decides at that gate; empty if by none, as an administrator who passes it. */
    public static String rightOf(GateDecision decision, ApprovalRules rules) {
        if (Gate.isOverlay(decision.input())) {
            String name = Gate.overlayName(decision.input());
            Set<String> approvers =
                    rules.overlay(name).map(OverlayRule::approvers).orElse(Set.of());
            return approvers.contains(decision.user()) ? "configured approver of overlay " + name : "";
        }
        return rules.approvers().contains(decision.user()) ? "configured approver" : "";
    }
}
