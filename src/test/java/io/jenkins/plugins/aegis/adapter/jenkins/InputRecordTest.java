package io.jenkins.plugins.aegis.adapter.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.support.steps.input.InputSubmittedAction;
import org.jenkinsci.plugins.workflow.support.steps.input.Rejection;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InputRecordTest {
    private static final Instant SETTLED = Instant.parse("2026-01-02T03:04:05.678Z");

    private static InputRecord submitted(String approver, Map<String, Object> parameters) {
        return new InputRecord(
                "GoNoGo", Optional.of(new InputSubmittedAction(approver, parameters)), Optional.empty(), SETTLED);
    }

    private static InputRecord failed(Throwable error) {
        return new InputRecord("GoNoGo", Optional.empty(), Optional.of(new ErrorAction(error)), SETTLED);
    }

    @Test
    @DisplayName("L14 the approver, the reason and the time are Jenkins' own record")
    void takesApprovalFromTheRecord() {
        assertThat(submitted("maria", Map.of("REASON", " tested on staging ")).decision())
                .contains(new GateDecision("GoNoGo", true, "maria", SETTLED, "tested on staging"));
    }

    @Test
    void hasNoReasonWithoutOne() {
        assertThat(submitted("maria", Map.of("OTHER", "x"))
                        .decision()
                        .orElseThrow()
                        .reason())
                .isEmpty();
    }

    @Test
    @DisplayName("L15 an approval without a user is nobody's")
    void namesNobodyWhereJenkinsNamesNobody() {
        assertThat(submitted(null, Map.of()).decision().orElseThrow().user()).isEqualTo("unknown");
    }

    @Test
    @DisplayName("L15 a rejection is found in the error that it left, with its user and time")
    void takesRejectionFromTheError() {
        Rejection rejection = new Rejection(User.getById("noor", true));

        assertThat(failed(new FlowInterruptedException(Result.ABORTED, true, rejection))
                        .decision())
                .contains(
                        new GateDecision("GoNoGo", false, "noor", Instant.ofEpochMilli(rejection.getTimestamp()), ""));
    }

    @Test
    void takesAnAbortedBuildForNoDecision() {
        CauseOfInterruption shutdown = new CauseOfInterruption() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getShortDescription() {
                return "the build was stopped";
            }
        };

        assertThat(failed(new FlowInterruptedException(Result.ABORTED, true, shutdown))
                        .decision())
                .isEmpty();
    }

    @Test
    void takesAFailedInputForNoDecision() {
        assertThat(failed(new IllegalStateException("no such parameter")).decision())
                .isEmpty();
    }

    @Test
    void takesAnApprovalThatFailedAfterwardsForNone() {
        InputRecord record = new InputRecord(
                "GoNoGo",
                Optional.of(new InputSubmittedAction("maria", Map.of())),
                Optional.of(new ErrorAction(new IllegalStateException("interrupted"))),
                SETTLED);

        assertThat(record.decision()).isEmpty();
    }

    @Test
    void hasNoDecisionWhileItWaits() {
        assertThat(new InputRecord("GoNoGo", Optional.empty(), Optional.empty(), SETTLED).decision())
                .isEmpty();
    }
}
