package io.jenkins.plugins.aegis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.FurtherApprovalRequested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report tells of the gates and of those who answered. */
class ApprovalReportTest {
    private static final AuditEvent ASKED = new ApprovalRequested("1.2.3", "c", "asked", new TreeMap<>());

    @TempDir
    Path directory;

    /** The text of the page, without its tags. */
    private String report(AuditEvent... events) throws IOException {
        Path log = directory.resolve("audit.jsonl");
        SampleRelease.write(log, List.of(events));
        ReleaseReport.write(log, directory.resolve("report.html"));
        return Files.readString(directory.resolve("report.html")).replaceAll("<[^>]*>", " ");
    }

    @Test
    @DisplayName("L15 a go of somebody without the right to it is shown as such")
    void showsAGoWithoutRight() throws Exception {
        assertThat(report(ASKED, new ApprovalGranted("root", "", "now", "", "asked")))
                .contains("APPROVED WITHOUT RIGHT", "refused");
    }

    @Test
    @DisplayName(
            "L16 each further approval is shown with its question, its approvers and its answer, or the lack of one")
    void showsFurtherApprovals() throws Exception {
        assertThat(report(
                        ASKED,
                        new FurtherApprovalRequested(
                                "SecondApproval", "Agreed?", "two persons", List.of("jo"), "asked"),
                        new FurtherApprovalRequested("Overlay-acp", "Plan met?", "label acp", List.of("ada"), "asked"),
                        new ApprovalGranted("maya", "configured approver", "now", "", "asked"),
                        new ApprovalGranted("ada", "approver of overlay acp", "now", "", "asked", "Overlay-acp")))
                .contains("Plan met?", "label acp", "approver of overlay acp")
                .contains("No answer is recorded to SecondApproval")
                .doesNotContain("No answer is recorded to Overlay-acp", "No answer is recorded to the go/no-go");
    }

    @Test
    void showsANoAtAFurtherGate() throws Exception {
        assertThat(report(
                        ASKED,
                        new FurtherApprovalRequested("Overlay-acp", "Plan met?", "label acp", List.of("ada"), "asked"),
                        new ApprovalRejected("ada", "approver of overlay acp", "now", "not yet", "Overlay-acp")))
                .contains("REJECTED", "ada", "not yet", "approver of overlay acp");
    }
}
