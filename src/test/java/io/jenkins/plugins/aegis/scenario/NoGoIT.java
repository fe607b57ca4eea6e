package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything is ready, and the approver says no. */
@ExtendWith(Shared.class)
class NoGoIT {
    private final SampleSite world;
    private final FinishedBuild build;

    NoGoIT(Beginnings beginnings) {
        this.world = beginnings.world();
        this.build = beginnings.refused();
    }

    @Test
    void abortsTheBuild() {
        assertThat(build.isReleased()).isFalse();
        assertThat(build.report().outcome().result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void tagsAndPublishesNothing() {
        assertThat(world.remote().tags()).containsExactly("v0.1.0");
        assertThat(world.registry().versions()).isEmpty();
        assertThat(world.forge().releases()).isEmpty();
    }

    @Test
    @DisplayName("L15 the audit log says who said no")
    void recordsWhoSaidNo() {
        assertThat(build.events(AuditEvent.ApprovalRejected.class))
                .singleElement()
                .extracting(AuditEvent.ApprovalRejected::approver)
                .isEqualTo("maria");
        assertThat(build.console()).contains("maria said no-go");
        assertThat(build.audit().intact()).isTrue();
    }

    @Test
    void closesTheLogAsRefused() {
        assertThat(build.events(AuditEvent.ReleaseFinished.class))
                .singleElement()
                .extracting(AuditEvent.ReleaseFinished::outcome)
                .isEqualTo("REFUSED");
    }
}
