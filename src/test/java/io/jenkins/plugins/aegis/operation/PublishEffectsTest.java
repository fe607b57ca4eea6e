package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.ActionResult.Status;
import io.jenkins.plugins.aegis.plan.PublishAction.AttachAssets;
import io.jenkins.plugins.aegis.plan.PublishAction.CreateDraft;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishPackage;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishRelease;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PublishEffectsTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");
    private static final CommitId COMMIT = Views.MAIN;
    private static final byte[] OURS = PackedPackages.of(Metadata.PACKAGE, "1.2.3");
    private static final byte[] OTHER = PackedPackages.of(Metadata.PACKAGE, "1.2.3", "module.exports = 2;\n");

    private final FakePorts ports = new FakePorts();
    private final PublishEffects effects = new PublishEffects(ports);
    private Artifact tarball;

    @BeforeEach
    void keepArtifacts() throws Exception {
        ports.forge().tag("v1.2.3");
        String name = Artifacts.tarball("1.2.3");
        StoredArtifacts stored = ports.artifacts()
                .keep(
                        VERSION,
                        COMMIT,
                        List.of(Artifacts.npm(Metadata.PACKAGE, "1.2.3")),
                        new InMemoryWorkspace().with(name, OURS));
        tarball = stored.artifact(name);
    }

    private PublishPackage publish() {
        Channel npm = DescriptorDefaults.runbook().packaging().channel("npm").orElseThrow();
        return new PublishPackage(VERSION, COMMIT, npm, Artifacts.npm(Metadata.PACKAGE, "1.2.3"), List.of(tarball));
    }

    private AttachAssets attach() {
        return new AttachAssets(VERSION, COMMIT, List.of(tarball));
    }

    private void draft() throws Exception {
        effects.createDraft(new CreateDraft("v1.2.3", "v1.2.3", "notes", false, Optional.empty()));
    }

    @Test
    void publishesThePackage() throws Exception {
        assertThat(effects.publishPackage(publish()).status()).isEqualTo(Status.APPLIED);
        assertThat(effects.publishPackage(publish()).status()).isEqualTo(Status.ALREADY_DONE);
        assertThat(ports.npm().writes()).hasSize(1);
    }

    @Test
    @DisplayName("L21 after an ambiguous answer the registry is read again")
    void readsAgainAfterALostAnswer() throws Exception {
        ports.npm().loseAnswerOnce("publish", "HTTP 503");
        assertThat(effects.publishPackage(publish()).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    @DisplayName("L21 a failure says what reading again gave")
    void saysWhatTheChannelSaysAfterAFailure() {
        ports.npm().refuseOnce("publish", "agent packer-1 was lost");

        assertThatThrownBy(() -> effects.publishPackage(publish()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("agent packer-1 was lost")
                .hasMessageEndingWith("read again, the channel says: " + Metadata.PACKAGE + "@1.2.3 is not there");
    }

    @Test
    @DisplayName("L21 an answer that was no, with nothing there, stays a failure")
    void failsWhereNothingWasPublished() {
        ports.npm().refuseOnce("publish", "HTTP 503");
        assertThatThrownBy(() -> effects.publishPackage(publish()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("HTTP 503");
    }

    @Test
    @DisplayName("L22 other bytes under the version are refused with both digests")
    void refusesOtherBytes() throws Exception {
        ports.npm().holding(Metadata.PACKAGE, "1.2.3", OTHER, "latest");
        var result = effects.publishPackage(publish());
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains(tarball.sha512().integrity(), "is published as sha512-");
    }

    @Test
    @DisplayName("L21 a registry that does not answer is published to by nobody")
    void publishesNothingToASilentRegistry() {
        ports.npm().unknown("published", "timeout");
        assertThatThrownBy(() -> effects.publishPackage(publish())).hasMessageContaining("timeout");
        assertThat(ports.npm().writes()).isEmpty();
    }

    @Test
    @DisplayName("L23 attaches to the draft and reads the bytes back")
    void attachesOnce() throws Exception {
        draft();
        assertThat(effects.attach(attach()).status()).isEqualTo(Status.APPLIED);
        assertThat(effects.attach(attach()).status()).isEqualTo(Status.ALREADY_DONE);
    }

    @Test
    void refusesAnAssetWithOtherBytes() throws Exception {
        draft();
        effects.attach(attach());
        ports.forge().tamper("v1.2.3", tarball.name(), OTHER);
        assertThat(effects.attach(attach()).status()).isEqualTo(Status.REFUSED);
    }

    @Test
    @DisplayName("L23 a release that was published meanwhile gets nothing more")
    void attachesNothingToAPublishedRelease() throws Exception {
        draft();
        ports.forge().publish(ports.forge().release("v1.2.3").asOptional().orElseThrow(), false);
        var result = effects.attach(attach());
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("v1.2.3", tarball.name());
    }

    @Test
    @DisplayName("L23 a draft with something missing is not published")
    void publishesNoIncompleteDraft() throws Exception {
        draft();
        PublishRelease publish = new PublishRelease("v1.2.3", true, Map.of(tarball.name(), tarball.size()));
        var result = effects.publishRelease(publish);
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains(tarball.name());
        effects.attach(attach());
        assertThat(effects.publishRelease(publish).status()).isEqualTo(Status.APPLIED);
        assertThat(effects.publishRelease(publish).status()).isEqualTo(Status.ALREADY_DONE);
    }

    @Test
    void failsWhereTheStoreHasLostTheArtifacts() {
        ports.with(new io.jenkins.plugins.aegis.testing.InMemoryArtifactStore());
        assertThatThrownBy(() -> effects.publishPackage(publish()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("no longer in the store");
    }
}
