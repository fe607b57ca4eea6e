package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.FurtherApprovalRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question to the approvers and their answers.
 *
 * @param request absent if an answer came without a question
 * @param further what else was asked for with it
 * @param answers granted or rejected, in order
 */
public record ApprovalHistory(
        Optional<ApprovalRequested> request, List<FurtherApprovalRequested> further, List<AuditRecord> answers) {

    static List<ApprovalHistory> of(List<AuditRecord> records) {
        List<ApprovalHistory> approvals = new ArrayList<>();
        for (AuditRecord entry : records) {
            if (entry.event() instanceof ApprovalRequested request) {
                approvals.add(new ApprovalHistory(Optional.of(request), new ArrayList<>(), new ArrayList<>()));
            } else if (entry.event() instanceof FurtherApprovalRequested further && !approvals.isEmpty()) {
                approvals.get(approvals.size() - 1).further().add(further);
            } else if (entry.event() instanceof ApprovalGranted || entry.event() instanceof ApprovalRejected) {
                if (approvals.isEmpty()) {
                    approvals.add(new ApprovalHistory(Optional.empty(), new ArrayList<>(), new ArrayList<>()));
                }
                approvals.get(approvals.size() - 1).answers().add(entry);
            }
        }
        return approvals;
    }

    /** Whether that answer is to exactly what was asked (lesson L14). */
    public boolean concerns(ApprovalGranted granted) {
        return request.filter(asked -> asked.subjectDigest().equals(granted.subjectDigest()))
                .isPresent();
    }

    /** What was asked for and has no answer, as people know it. */
    List<String> unanswered() {
        List<String> open = new ArrayList<>();
        request.ifPresent(asked -> open.add(AuditEvent.GO_NO_GO));
        further.forEach(asked -> open.add(asked.gate()));
        answers.forEach(answer -> open.removeIf(gate -> gate.equalsIgnoreCase(gateOf(answer.event()))));
        return open;
    }

    private static String gateOf(AuditEvent answer) {
        return answer instanceof ApprovalGranted granted ? granted.gate() : ((ApprovalRejected) answer).gate();
    }
}
