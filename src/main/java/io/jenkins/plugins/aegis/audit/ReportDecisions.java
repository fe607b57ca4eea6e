package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.FurtherApprovalRequested;
import io.jenkins.plugins.aegis.audit.FindingRecord.WaiverRecord;
import java.util.List;
import java.util.Map;

/** What people decided: the go/no-go, and the findings with what was accepted of them. */
final class ReportDecisions {
    private ReportDecisions() {}

    static void approvals(Html html, List<ApprovalHistory> approvals) {
        html.open("section", "aria-labelledby", "approval");
        html.element("h2", "Approval", "id", "approval");
        html.element("p", "Who decided, by which right, and about exactly which bytes.");
        if (approvals.isEmpty()) {
            html.element("p", "Nobody was asked.", "class", "empty");
        }
        approvals.forEach(approval -> approval(html, approval));
        html.close();
    }

    private static void approval(Html html, ApprovalHistory approval) {
        html.open("div", "class", "approval").open("div");
        approval.unanswered().forEach(gate -> {
            html.pill(Tone.WARN, "NO ANSWER");
            html.element("p", "No answer is recorded to " + label(gate) + ".", "class", "soft");
        });
        approval.answers().forEach(answer -> {
            if (answer.event() instanceof ApprovalGranted granted) {
                granted(html, granted, approval);
            } else if (answer.event() instanceof ApprovalRejected rejected) {
                html.pill(Tone.BAD, "REJECTED").element("p", rejected.approver(), "class", "who");
                decision(html, List.of(rejected.gate(), rejected.right(), rejected.at()));
                quote(html, rejected.reason());
            }
        });
        html.close().open("div");
        approval.request().ifPresent(request -> subject(html, request));
        approval.further().forEach(further -> further(html, further));
        html.close().close();
    }

    private static void granted(Html html, ApprovalGranted granted, ApprovalHistory approval) {
        boolean same = approval.concerns(granted);
        boolean rightful = same && !granted.right().isEmpty();
        html.pill(
                rightful ? Tone.GOOD : Tone.BAD,
                same ? rightful ? "APPROVED" : "APPROVED WITHOUT RIGHT" : "APPROVED SOMETHING ELSE");
        html.element("p", granted.approver(), "class", "who");
        decision(html, List.of(granted.gate(), granted.right(), granted.at()));
        if (!same) {
            html.open("dl", "class", "pairs");
            pair(html, "approved digest", granted.subjectDigest(), true);
            html.close();
        }
        quote(html, granted.reason());
    }

    /** @param parts gate, right and time */
    private static void decision(Html html, List<String> parts) {
        html.open("dl", "class", "pairs");
        pair(html, "on", label(parts.get(0)), false);
        pair(html, "by right of", parts.get(1).isEmpty() ? "nothing" : parts.get(1), false);
        pair(html, "when", parts.get(2), false);
        html.close();
    }

    private static String label(String gate) {
        return gate.equals(AuditEvent.GO_NO_GO) ? "the go/no-go" : gate;
    }

    private static void further(Html html, FurtherApprovalRequested further) {
        html.element("h3", "Further approval " + further.gate()).open("dl", "class", "pairs");
        pair(html, "question", further.question(), false);
        pair(html, "why", further.why(), false);
        pair(html, "approvers", String.join(", ", further.approvers()), false);
        html.close();
    }

    private static void subject(Html html, ApprovalRequested request) {
        html.element("h3", "What the decision was about").open("dl", "class", "pairs");
        pair(html, "version", request.version(), false);
        pair(html, "commit", request.commit(), true);
        request.subject().forEach((name, value) -> {
            if (!name.equals("version") && !name.equals("commit")) {
                pair(html, name, value, true);
            }
        });
        pair(html, "digest of all this", request.subjectDigest(), true);
        html.close();
    }

    private static void quote(Html html, String reason) {
        if (!reason.isBlank()) {
            html.element("blockquote", reason);
        }
    }

    static void pairs(Html html, Map<String, String> pairs) {
        html.open("dl", "class", "pairs");
        pairs.forEach((name, value) -> pair(html, name, value, false));
        html.close();
    }

    private static void pair(Html html, String name, String value, boolean code) {
        html.element("dt", name)
                .open("dd")
                .element(code ? "code" : "span", value)
                .close();
    }

    static void findings(Html html, List<FindingHistory> findings) {
        html.open("section", "aria-labelledby", "findings");
        html.element("h2", "Findings", "id", "findings");
        html.element("p", "Everything that the rules had to say, and what was accepted by whom.");
        if (findings.isEmpty()) {
            html.element("p", "No rule found anything.", "class", "empty");
        } else {
            html.table(
                    "Findings in the order in which they were made",
                    List.of("Rule", "Severity", "Finding and remedy", "Standing"),
                    findings,
                    ReportDecisions::finding);
        }
        html.close();
    }

    private static void finding(Html html, FindingHistory history) {
        FindingRecord finding = history.finding();
        html.open("tr").open("th", "scope", "row", "class", "tight").element("code", finding.id());
        html.element("span", Stages.label(history.step()), "class", "also").close();
        html.open("td").pill(Tone.of(finding.severity()), finding.severity()).close();
        html.open("td").text(finding.message());
        if (!finding.remedy().isBlank()) {
            html.element("span", "Remedy: " + finding.remedy(), "class", "also");
        }
        html.close().open("td");
        if (finding.waiver().isPresent()) {
            WaiverRecord waiver = finding.waiver().get();
            html.pill(Tone.SAME, "accepted by " + waiver.by());
            html.element("span", waiver.reason(), "class", "also");
        } else if (history.gone().isPresent()) {
            html.pill(Tone.GOOD, "gone since event " + history.gone().getAsLong());
        } else {
            html.text("stands");
        }
        html.close().close();
    }
}
