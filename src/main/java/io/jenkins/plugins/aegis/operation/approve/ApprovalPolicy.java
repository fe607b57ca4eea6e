package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a valid go exists for exactly this (lessons L14–L16). */
public final class ApprovalPolicy {
    private static final String ASK_AGAIN = "Run the go/no-go stage again, so that people decide on what is there now";

    private ApprovalPolicy() {}

    /** At most one finding: nobody could approve. */
    public static List<Finding> approversConfigured(ApprovalFacts facts) {
        if (!facts.rules().approvers().isEmpty()) {
            return List.of();
        }
        return List.of(Finding.blocker(
                Rule.APPROVERS_CONFIGURED,
                "no approvers are configured for this repository",
                "Name them in Jenkins' configuration of Aegis Release"));
    }

    /** Why there is no valid go for the subject; empty if there is. */
    public static List<Finding> approved(ApprovalSubject subject, ApprovalFacts facts) {
        List<Finding> findings = new ArrayList<>(approversConfigured(facts));
        if (facts.request().isEmpty()) {
            findings.add(Finding.blocker(
                    Rule.APPROVED, "this build has not put " + subject.version() + " to the go/no-go", ASK_AGAIN));
            return findings;
        }
        findings.addAll(nothingMoved(subject, facts.request().get()));
        Optional<GateDecision> decision = facts.decision();
        if (decision.isEmpty()) {
            findings.add(Finding.blocker(
                    Rule.APPROVED, "nobody has decided since the go/no-go was asked for in this build", ASK_AGAIN));
        } else {
            findings.addAll(decider(decision.get(), facts));
        }
        return findings;
    }

    private static List<Finding> decider(GateDecision decision, ApprovalFacts facts) {
        List<Finding> findings = new ArrayList<>();
        if (!decision.approved()) {
            findings.add(Finding.blocker(Rule.APPROVED, decision.user() + " said no", ASK_AGAIN));
        }
        if (!facts.rules().approvers().contains(decision.user())) {
            findings.add(Finding.blocker(
                    Rule.APPROVED,
                    decision.user() + " decided, who is not among the configured approvers ("
                            + String.join(", ", new TreeSet<>(facts.rules().approvers())) + ")",
                    "Have a configured approver decide; an administrator's right to pass the gate is no approval"));
        }
        // Ids of users are not case-sensitive on every platform; here the mistake would be on the unsafe side.
        if (!facts.rules().approverMayBeRequester() && decision.user().equalsIgnoreCase(facts.requester())) {
            findings.add(Finding.blocker(
                    Rule.APPROVED,
                    decision.user() + " started this build and approved it",
                    "Have another approver decide"));
        }
        return findings;
    }

    private static List<Finding> nothingMoved(ApprovalSubject subject, ApprovalFacts.Request asked) {
        if (subject.digest().toString().equals(asked.subjectDigest())) {
            return List.of();
        }
        Map<String, String> now = subject.parts();
        TreeSet<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(asked.parts().keySet());
        List<Finding> findings = new ArrayList<>();
        for (String key : keys) {
            String before = asked.parts().getOrDefault(key, "nothing");
            String after = now.getOrDefault(key, "nothing");
            if (!key.startsWith(RequestApproval.EVIDENCE) && !before.equals(after)) {
                findings.add(Finding.blocker(
                        Rule.NOTHING_MOVED,
                        key + " was " + before + " when the go/no-go was asked for, and is " + after + " now",
                        ASK_AGAIN));
            }
        }
        return findings;
    }
}
