package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.ApprovalHistory;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.audit.Tone;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A question to the approvers with one answer to it, or none. */
@ExportedBean(defaultVisibility = 999)
public final class DecisionRow {
    private final String decision;
    private final String approver;
    private final String right;
    private final String at;
    private final String reason;

    DecisionRow(String decision, String approver, String right, String at, String reason) {
        this.decision = decision;
        this.approver = approver;
        this.right = right;
        this.at = at;
        this.reason = reason;
    }

    /**
     * {@code APPROVED}, {@code REJECTED}, {@code NO_ANSWER}, {@code APPROVED_OTHER} to something else than was asked (lesson
     * L14), or {@code WITHOUT_RIGHT} by somebody who is no approver (lesson L15).
     */
    @Exported
    public String getDecision() {
        return decision;
    }

    @Exported
    public String getApprover() {
        return approver;
    }

    /** What made the person an approver. */
    @Exported
    public String getRight() {
        return right;
    }

    /** ISO instant, as the platform knows it. */
    @Exported
    public String getAt() {
        return at;
    }

    @Exported
    public String getReason() {
        return reason;
    }

    static Stream<DecisionRow> of(ApprovalHistory history) {
        List<DecisionRow> answers = history.answers().stream()
                .map(AuditRecord::event)
                .map(answer -> answer instanceof ApprovalGranted granted
                        ? granted(granted, history.concerns(granted))
                        : rejected((ApprovalRejected) answer))
                .toList();
        return answers.isEmpty() ? Stream.of(new DecisionRow("NO_ANSWER", "", "", "", "")) : answers.stream();
    }

    private static DecisionRow granted(ApprovalGranted granted, boolean toWhatWasAsked) {
        return new DecisionRow(
                toWhatWasAsked ? granted.right().isEmpty() ? "WITHOUT_RIGHT" : "APPROVED" : "APPROVED_OTHER",
                Wording.recorded(granted.approver()),
                Wording.recorded(granted.right()),
                Wording.recorded(granted.at()),
                Wording.recorded(granted.reason()));
    }

    private static DecisionRow rejected(ApprovalRejected rejected) {
        return new DecisionRow(
                "REJECTED",
                Wording.recorded(rejected.approver()),
                "",
                Wording.recorded(rejected.at()),
                Wording.recorded(rejected.reason()));
    }

    /** The same as a date; null if there is none, or it cannot be read. */
    public Date getDate() {
        try {
            return Date.from(Instant.parse(at));
        } catch (DateTimeException noInstant) {
            return null;
        }
    }

    public String getWord() {
        return Wording.status(decision);
    }

    public String getTone() {
        return switch (decision) {
            case "APPROVED" -> Tone.GOOD.css();
            case "NO_ANSWER" -> Tone.WARN.css();
            default -> Tone.BAD.css();
        };
    }
}
