package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether a valid go exists for exactly this, at every gate that it needs (lessons L14–L16). */
public final class ApprovalPolicy {
    static final String ASK_AGAIN = "Run the go/no-go stage again, so that people decide on what is there now";

    private ApprovalPolicy() {}

    /** At most one finding: nobody could approve, or too few could. */
    public static List<Finding> approversConfigured(ApprovalFacts facts) {
        String remedy = "Name them in Jenkins' configuration of Aegis Release";
        if (facts.rules().approvers().isEmpty()) {
            return List.of(Finding.blocker(
                    Rule.APPROVERS_CONFIGURED, "no approvers are configured for this repository", remedy));
        }
        long able = facts.rules().approvers().stream()
                .filter(user -> facts.rules().approverMayBeRequester() || !user.equalsIgnoreCase(facts.requester()))
                .count();
        return able >= facts.rules().approvalsRequired() || facts.rules().approvalsRequired() == 1
                ? List.of()
                : List.of(Finding.blocker(
                        Rule.TWO_PERSONS,
                        facts.rules().approvalsRequired() + " persons must approve, and of the configured approvers "
                                + able + " could",
                        remedy));
    }

    /** Why there is no valid go for the subject; empty if there is. */
    public static List<Finding> approved(ApprovalSubject subject, ApprovalFacts facts) {
        List<Finding> findings = new ArrayList<>(approversConfigured(facts));
        Gates gates = Gates.of(subject.version(), facts);
        findings.addAll(gates.findings());
        if (facts.request().isEmpty()) {
            findings.add(Finding.blocker(
                    Rule.APPROVED, "this build has not put " + subject.version() + " to the go/no-go", ASK_AGAIN));
            return findings;
        }
        ApprovalFacts.Request asked = facts.request().get();
        findings.addAll(nothingMoved(subject, asked));
        findings.addAll(GateAnswer.findings(Gate.GO_NO_GO, facts));
        for (Gate gate : further(gates, asked)) {
            boolean known = asked.further().stream().anyMatch(each -> each.id().equals(gate.id()));
            findings.addAll(known ? GateAnswer.findings(gate.id(), facts) : List.of(notAsked(gate)));
        }
        return findings;
    }

    /** What is needed now and what was asked: what was asked once is not dropped because a label was taken away. */
    private static List<Gate> further(Gates gates, ApprovalFacts.Request asked) {
        Map<String, Gate> all = new LinkedHashMap<>();
        gates.further().forEach(gate -> all.put(gate.id(), gate));
        asked.further().forEach(gate -> all.putIfAbsent(gate.id(), gate));
        return List.copyOf(all.values());
    }

    /** Ids of everything beside the go/no-go that has to be approved, in order; the tag carries them. */
    public static List<String> furtherIds(ApprovalSubject subject, ApprovalFacts facts) {
        return facts.request()
                .map(asked -> further(Gates.of(subject.version(), facts), asked).stream()
                        .map(Gate::id)
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    /**
     * Why what is tagged may not be published on: where this build asked people, they must have said go to exactly this;
     * where it found the tag, the tag must carry every approval that is needed now.
     */
    public static List<Finding> stillApproved(
            RepositoryView view, Optional<MetadataFacts> tagged, ApprovalFacts facts) {
        if (tagged.isEmpty() || view.tag().isEmpty()) {
            return List.of();
        }
        if (facts.request().isPresent()) {
            return approved(Subjects.of(view.version(), tagged.get()), facts);
        }
        Gates gates = Gates.of(view.version(), facts);
        List<Finding> findings = new ArrayList<>(gates.findings());
        gates.notCarriedBy(view.tag().get()).forEach(gate -> findings.add(notAsked(gate)));
        return findings;
    }

    private static Finding notAsked(Gate gate) {
        return Finding.blocker(
                GateAnswer.ruleOf(gate.id()),
                Gate.label(gate.id()) + " is needed (" + gate.why() + "), and nobody was asked",
                ASK_AGAIN);
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
            if (!key.startsWith(ApprovalEvidence.PREFIX) && !before.equals(after)) {
                findings.add(Finding.blocker(
                        Rule.NOTHING_MOVED,
                        key + " was " + before + " when the go/no-go was asked for, and is " + after + " now",
                        ASK_AGAIN));
            }
        }
        return findings;
    }
}
