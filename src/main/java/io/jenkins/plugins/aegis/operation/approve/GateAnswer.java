package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the answer at one gate is the go of somebody who may give it there. */
final class GateAnswer {
    private final String gate;
    private final GateDecision decision;
    private final ApprovalFacts facts;
    private final List<Finding> findings = new ArrayList<>();

    private GateAnswer(String gate, GateDecision decision, ApprovalFacts facts) {
        this.gate = gate;
        this.decision = decision;
        this.facts = facts;
    }

    /** What is against the last answer since the request; that there is none, too. */
    static List<Finding> findings(String gate, ApprovalFacts facts) {
        Optional<GateDecision> decision = facts.decision(gate);
        if (decision.isEmpty()) {
            return List.of(Finding.blocker(
                    ruleOf(gate),
                    "nobody has decided since " + Gate.label(gate) + " was asked for in this build",
                    ApprovalPolicy.ASK_AGAIN));
        }
        GateAnswer answer = new GateAnswer(gate, decision.get(), facts);
        answer.isGo();
        answer.isByAnApprover();
        answer.isBySomebodyElse();
        return answer.findings;
    }

    static Rule ruleOf(String gate) {
        if (gate.equalsIgnoreCase(Gate.GO_NO_GO)) {
            return Rule.APPROVED;
        }
        return gate.equalsIgnoreCase(Gate.SECOND) ? Rule.TWO_PERSONS : Rule.OVERLAY_APPROVED;
    }

    private void isGo() {
        if (!decision.approved()) {
            find(decision.user() + " said no" + on(" to "), ApprovalPolicy.ASK_AGAIN);
        }
    }

    private void isByAnApprover() {
        Set<String> approvers = approvers(facts.rules());
        if (!approvers.contains(decision.user())) {
            find(
                    decision.user() + " decided" + on(" on ") + ", who is not among the configured approvers ("
                            + String.join(", ", new TreeSet<>(approvers)) + ")",
                    "Have a configured approver decide; an administrator's right to pass the gate is no approval");
        }
    }

    private Set<String> approvers(ApprovalRules rules) {
        return Gate.isOverlay(gate)
                ? rules.overlay(Gate.overlayName(gate))
                        .map(OverlayRule::approvers)
                        .orElse(Set.of())
                : rules.approvers();
    }

    /** Ids of users are not case-sensitive on every platform; here the mistake would be on the unsafe side. */
    private void isBySomebodyElse() {
        if (!facts.rules().approverMayBeRequester() && decision.user().equalsIgnoreCase(facts.requester())) {
            find(decision.user() + " started this build and approved it" + on(", at "), "Have another approver decide");
        }
        boolean same = facts.decision(Gate.GO_NO_GO)
                .filter(first -> first.user().equalsIgnoreCase(decision.user()))
                .isPresent();
        if (gate.equalsIgnoreCase(Gate.SECOND) && same) {
            find(
                    decision.user() + " gave both approvals, and two persons must agree",
                    "Run the go/no-go stage again, and have another approver give the second approval");
        }
    }

    /** Named where it is not the go/no-go. */
    private String on(String preposition) {
        return gate.equalsIgnoreCase(Gate.GO_NO_GO) ? "" : preposition + Gate.label(gate);
    }

    private void find(String message, String remedy) {
        findings.add(Finding.blocker(ruleOf(gate), message, remedy));
    }
}
