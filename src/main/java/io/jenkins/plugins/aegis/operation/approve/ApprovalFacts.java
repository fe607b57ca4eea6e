package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What this build was asked to approve, and what people decided; both from the platform's records, neither from a step's
 * arguments.
 *
 * @param request the last request of this build
 * @param decisions at the go/no-go input, oldest first
 * @param requester who started the build
 */
public record ApprovalFacts(
        Optional<Request> request, List<GateDecision> decisions, String requester, ApprovalRules rules) {
    /** Id of the {@code input} that is the go/no-go. */
    public static final String INPUT = "GoNoGo";

    public ApprovalFacts {
        decisions = List.copyOf(decisions);
    }

    /** What was put to people, and when. */
    public record Request(String subjectDigest, SortedMap<String, String> parts, Instant at) {}

    public static ApprovalFacts observe(ReleasePorts ports) {
        Optional<Request> last = Optional.empty();
        for (AuditRecord record : ports.audit().records()) {
            if (record.event() instanceof ApprovalRequested asked) {
                last = Optional.of(new Request(asked.subjectDigest(), asked.subject(), record.at()));
            }
        }
        List<GateDecision> decisions = ports.build().decisions().stream()
                .filter(decision -> decision.input().equalsIgnoreCase(INPUT))
                .toList();
        return new ApprovalFacts(
                last, decisions, ports.build().requester(), ports.site().approval());
    }

    /** The last decision, if it was taken after the last request. */
    public Optional<GateDecision> decision() {
        if (decisions.isEmpty() || request.isEmpty()) {
            return Optional.empty();
        }
        GateDecision last = decisions.get(decisions.size() - 1);
        return last.at().isBefore(request.get().at()) ? Optional.empty() : Optional.of(last);
    }
}
