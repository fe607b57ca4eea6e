package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.aegis.testing.FakePorts;
import org.junit.jupiter.api.Test;

/** A first build of a job has no parameters yet, and therefore no version. */
class ReportStepTest {
    private final FakePorts ports = new FakePorts();

    private static ReportStep reporting(String version) {
        ReportStep step = new ReportStep();
        step.setVersion(version);
        return step;
    }

    @Test
    void refusesNoVersionThatNobodyCouldGive() throws Exception {
        ports.build().failed();

        new ReportStep().performWith(ports);

        assertThat(ports.console().lines()).singleElement().asString().contains("not given a release version");
    }

    @Test
    void refusesNoVersionThatWasRefusedAlready() throws Exception {
        ports.build().failed();

        reporting("").performWith(ports);

        assertThat(ports.console().lines()).singleElement().asString().contains("not given a release version");
        assertThat(ports.audit().records()).isEmpty();
    }

    @Test
    void refusesAVersionThatNobodyHasRefused() {
        assertThatThrownBy(() -> reporting("1.2").performWith(ports))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("\"1.2\"");
    }

    @Test
    void closesTheLogWhateverElseWasTypedWrong() throws Exception {
        ports.build().failed().startedWith("VERSION", "1.2.3").startedWith("RECOVERY_ISSUE", "the one of Monday");

        new ReportStep().performWith(ports);

        assertThat(ports.audit().records()).isNotEmpty();
    }

    @Test
    void closesTheLogOfAFailedRelease() throws Exception {
        ports.build().failed();

        reporting("1.2.3").performWith(ports);

        assertThat(ports.audit().records()).isNotEmpty();
    }
}
