package io.jenkins.plugins.aegis.operation.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.testing.FakePorts;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CloseReleaseTest {
    private final FakePorts ports = new FakePorts();

    private String outcome() throws Exception {
        new CloseRelease(ReleaseVersion.parse("1.2.3")).run(ports);
        var finished = ports.audit().events(ReleaseFinished.class);
        return finished.get(finished.size() - 1).outcome();
    }

    private void asked() {
        ports.audit().append(new AuditEvent.ApprovalRequested("1.2.3", "c", "d", new TreeMap<>()));
    }

    private void settled(String effect, String status) {
        ports.audit().append(new AuditEvent.EffectSettled("aegisTest", effect, "did it", status, "done"));
    }

    @Test
    @DisplayName("L15 a rejection, which the platform forgets, is recorded with who and why")
    void recordsARejection() throws Exception {
        asked();
        ports.build().rejected(ApprovalFacts.INPUT, "otto", "docs are missing").failed();
        assertThat(outcome()).isEqualTo("REFUSED");
        assertThat(ports.audit().events(ApprovalRejected.class)).singleElement().satisfies(rejected -> {
            assertThat(rejected.approver()).isEqualTo("otto");
            assertThat(rejected.reason()).isEqualTo("docs are missing");
        });
        assertThat(ports.console().text()).contains("otto said no-go");
    }

    @Test
    @DisplayName("L15 a rejection is recorded also where the version was tagged already and nothing was asked")
    void recordsARejectionOfARerun() throws Exception {
        ports.build().rejected(ApprovalFacts.INPUT, "otto", "").failed();
        assertThat(outcome()).isEqualTo("REFUSED");
        assertThat(ports.audit().events(ApprovalRejected.class)).hasSize(1);
    }

    @Test
    @DisplayName("L15 a rejection is recorded once")
    void recordsARejectionOnce() throws Exception {
        asked();
        ports.build().rejected(ApprovalFacts.INPUT, "otto", "").failed();
        outcome();
        outcome();
        assertThat(ports.audit().events(ApprovalRejected.class)).hasSize(1);
    }

    @Test
    void recordsNoRejectionAtAnotherInput() throws Exception {
        asked();
        ports.build().rejected("DeployDocs", "otto", "").failed();
        assertThat(outcome()).isEqualTo("FAILED");
        assertThat(ports.audit().events(ApprovalRejected.class)).isEmpty();
    }

    @Test
    void tellsReleasedFromAlreadyDone() throws Exception {
        settled("TagPush", "ALREADY_DONE");
        settled("ApprovalRequest", "APPLIED");
        assertThat(outcome()).isEqualTo("ALREADY_DONE");
        settled("PackagePublish", "APPLIED");
        assertThat(outcome()).isEqualTo("RELEASED");
    }

    @Test
    void tellsRefusedFromFailed() throws Exception {
        ports.build().failed();
        assertThat(outcome()).isEqualTo("FAILED");
        ports.audit().append(new AuditEvent.StepFinished("aegisPreflight", "REFUSED", "no"));
        assertThat(outcome()).isEqualTo("REFUSED");
    }
}
