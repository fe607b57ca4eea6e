package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.FurtherApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What this build was asked to approve, and what people decided; both from the platform's records, neither from a step's
 * arguments.
 *
 * @param request the last request of this build
 * @param decisions at the gates, oldest first
 * @param unrecorded those of them that the audit log does not have yet
 * @param requester who started the build
 * @param overlays what tells which overlays apply
 */
public record ApprovalFacts(
        Optional<Request> request,
        List<GateDecision> decisions,
        List<GateDecision> unrecorded,
        String requester,
        ApprovalRules rules,
        OverlayFacts overlays) {
    /** Id of the {@code input} that is the go/no-go. */
    public static final String INPUT = Gate.GO_NO_GO;

    public ApprovalFacts {
        decisions = List.copyOf(decisions);
        unrecorded = List.copyOf(unrecorded);
    }

    /**
     * What was put to people, and when.
     *
     * @param further what was asked beside the go/no-go
     */
    public record Request(String subjectDigest, SortedMap<String, String> parts, List<Gate> further, Instant at) {
        public Request {
            further = List.copyOf(further);
        }
    }

    /** Without a look at the overlays. */
    public static ApprovalFacts observe(ReleasePorts ports) {
        List<AuditRecord> records = ports.audit().records();
        List<GateDecision> decisions = ports.build().decisions().stream()
                .filter(decision -> Gate.isGate(decision.input()))
                .toList();
        return new ApprovalFacts(
                lastRequest(records),
                decisions,
                decisions.stream()
                        .filter(decision -> records.stream().noneMatch(record -> isOf(record, decision)))
                        .toList(),
                ports.build().requester(),
                ports.site().approval(),
                OverlayFacts.NONE);
    }

    /** For the release of that commit. */
    public static ApprovalFacts observe(ReleasePorts ports, RepositoryView view, Optional<MetadataFacts> target)
            throws InterruptedException {
        ApprovalFacts facts = observe(ports);
        return target.isEmpty()
                ? facts
                : new ApprovalFacts(
                        facts.request,
                        facts.decisions,
                        facts.unrecorded,
                        facts.requester,
                        facts.rules,
                        OverlayFacts.observe(ports, view, target.get()));
    }

    private static Optional<Request> lastRequest(List<AuditRecord> records) {
        Optional<Request> last = Optional.empty();
        for (AuditRecord record : records) {
            if (record.event() instanceof ApprovalRequested asked) {
                last = Optional.of(new Request(asked.subjectDigest(), asked.subject(), List.of(), record.at()));
            } else if (record.event() instanceof FurtherApprovalRequested more) {
                last = last.map(request -> with(request, more));
            }
        }
        return last;
    }

    private static Request with(Request request, FurtherApprovalRequested more) {
        List<Gate> further = new ArrayList<>(request.further());
        further.add(new Gate(more.gate(), more.question(), more.why(), more.approvers()));
        return new Request(request.subjectDigest(), request.parts(), further, request.at());
    }

    private static boolean isOf(AuditRecord record, GateDecision decision) {
        String at = decision.at().toString();
        if (record.event() instanceof ApprovalGranted granted) {
            return granted.at().equals(at) && granted.gate().equalsIgnoreCase(decision.input());
        }
        return record.event() instanceof ApprovalRejected rejected
                && rejected.at().equals(at)
                && rejected.gate().equalsIgnoreCase(decision.input());
    }

    /** The last decision at that gate, if it was taken after the last request. */
    public Optional<GateDecision> decision(String gate) {
        return request.flatMap(asked -> decisions.stream()
                .filter(decision -> decision.input().equalsIgnoreCase(gate))
                .reduce((earlier, later) -> later)
                .filter(last -> !last.at().isBefore(asked.at())));
    }

    /** Whether somebody decided anything since the last request. */
    boolean isAnswered() {
        return request.filter(asked ->
                        decisions.stream().anyMatch(decision -> !decision.at().isBefore(asked.at())))
                .isPresent();
    }
}
