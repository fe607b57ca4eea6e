package io.jenkins.plugins.aegis.operation.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.plan.ActionResult.Status;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishPackage;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryArtifactStore;
import io.jenkins.plugins.aegis.testing.Metadata;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PackageEffectsTest {
    private final FakePorts ports = new FakePorts();
    private final PackageEffects packages = new PackageEffects(ports);
    private Artifact tarball;

    @BeforeEach
    void keepArtifacts() throws Exception {
        tarball = BuiltRelease.keptBy(ports);
    }

    private PublishPackage publish() {
        Channel npm = DescriptorDefaults.runbook().packaging().channel("npm").orElseThrow();
        return new PublishPackage(
                BuiltRelease.VERSION,
                BuiltRelease.COMMIT,
                npm,
                Artifacts.npm(Metadata.PACKAGE, "1.2.3"),
                List.of(tarball));
    }

    @Test
    void publishesThePackage() throws Exception {
        assertThat(packages.publish(publish()).status()).isEqualTo(Status.APPLIED);
        assertThat(packages.publish(publish()).status()).isEqualTo(Status.ALREADY_DONE);
        assertThat(ports.npm().writes()).hasSize(1);
    }

    @Test
    @DisplayName("L21 after an ambiguous answer the registry is read again")
    void readsAgainAfterALostAnswer() throws Exception {
        ports.npm().loseAnswerOnce("publish", "HTTP 503");
        assertThat(packages.publish(publish()).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    @DisplayName("L21 a failure says what reading again gave")
    void saysWhatTheChannelSaysAfterAFailure() {
        ports.npm().refuseOnce("publish", "agent packer-1 was lost");

        assertThatThrownBy(() -> packages.publish(publish()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("agent packer-1 was lost")
                .hasMessageEndingWith("read again, the channel says: " + Metadata.PACKAGE + "@1.2.3 is not there");
    }

    @Test
    @DisplayName("L21 an answer that was no, with nothing there, stays a failure")
    void failsWhereNothingWasPublished() {
        ports.npm().refuseOnce("publish", "HTTP 503");
        assertThatThrownBy(() -> packages.publish(publish()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("HTTP 503");
    }

    @Test
    @DisplayName("L22 other bytes under the version are refused with both digests")
    void refusesOtherBytes() throws Exception {
        ports.npm().holding(Metadata.PACKAGE, "1.2.3", BuiltRelease.OTHER, "latest");
        var result = packages.publish(publish());
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains(tarball.sha512().integrity(), "is published as sha512-");
    }

    @Test
    @DisplayName("L21 a registry that does not answer is published to by nobody")
    void publishesNothingToASilentRegistry() {
        ports.npm().unknown("published", "timeout");
        assertThatThrownBy(() -> packages.publish(publish())).hasMessageContaining("timeout");
        assertThat(ports.npm().writes()).isEmpty();
    }

    @Test
    void failsWhereTheStoreHasLostTheArtifacts() {
        ports.with(new InMemoryArtifactStore());
        assertThatThrownBy(() -> packages.publish(publish()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("no longer in the store");
    }
}
