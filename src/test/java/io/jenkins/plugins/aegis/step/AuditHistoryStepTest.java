package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.pipeline.StepCatalog;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepParameter;
import org.junit.jupiter.api.Test;

class AuditHistoryStepTest {
    @Test
    void isFoundByItsNameAndNeedsNothing() {
        var shape = StepCatalog.scan("io.jenkins.plugins.aegis.step")
                .step("aegisAuditHistory")
                .orElseThrow();

        assertThat(shape.parameters()).extracting(StepParameter::name).containsExactlyInAnyOrder("branch", "accept");
        assertThat(shape.parameters()).noneMatch(StepParameter::required);
    }
}
