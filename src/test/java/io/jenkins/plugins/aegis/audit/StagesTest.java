package io.jenkins.plugins.aegis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StagesTest {
    private static final String PUBLISH = "aegisPublishAll";

    @Test
    void countsThePartsOfAStepAsOneRun() {
        assertThat(runs(started(PUBLISH), finished("ALREADY_DONE"), started(PUBLISH), finished("APPLIED")))
                .isEqualTo(1);
    }

    @Test
    void countsARestartOfTheControllerAsAnotherRun() {
        assertThat(runs(
                        started(PUBLISH),
                        finished("ALREADY_DONE"),
                        started(PUBLISH),
                        started(PUBLISH),
                        finished("ALREADY_DONE"),
                        started(PUBLISH),
                        finished("APPLIED")))
                .isEqualTo(2);
    }

    @Test
    void countsAnAttemptAfterAFailureAsAnotherRun() {
        assertThat(runs(started(PUBLISH), finished("FAILED"), started(PUBLISH), finished("APPLIED")))
                .isEqualTo(2);
    }

    @Test
    void countsWhatComesAgainAfterAnotherStepAsAnotherRun() {
        assertThat(runs(
                        started(PUBLISH),
                        finished("APPLIED"),
                        started("aegisVerifyRelease"),
                        started(PUBLISH),
                        finished("APPLIED")))
                .isEqualTo(2);
    }

    private static StepStarted started(String step) {
        return new StepStarted(step, "1.2.3", Map.of());
    }

    private static StepFinished finished(String outcome) {
        return new StepFinished(PUBLISH, outcome, "");
    }

    private static int runs(AuditEvent... events) {
        List<AuditRecord> records = new ArrayList<>();
        for (AuditEvent event : events) {
            records.add(new AuditRecord(records.size() + 1, Instant.EPOCH, event, "", ""));
        }
        return Stages.of(records).stream()
                .filter(stage -> stage.key().equals("publishall"))
                .findFirst()
                .orElseThrow()
                .runs();
    }
}
