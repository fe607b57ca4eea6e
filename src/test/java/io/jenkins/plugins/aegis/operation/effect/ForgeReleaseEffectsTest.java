package io.jenkins.plugins.aegis.operation.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.plan.ActionResult.Status;
import io.jenkins.plugins.aegis.plan.PublishAction.AttachAssets;
import io.jenkins.plugins.aegis.plan.PublishAction.CreateDraft;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishRelease;
import io.jenkins.plugins.aegis.testing.FakePorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForgeReleaseEffectsTest {
    private final FakePorts ports = new FakePorts();
    private final ForgeReleaseEffects release = new ForgeReleaseEffects(ports);
    private Artifact tarball;

    @BeforeEach
    void keepArtifacts() throws Exception {
        ports.forge().tag("v1.2.3");
        tarball = BuiltRelease.keptBy(ports);
    }

    private AttachAssets attach() {
        return new AttachAssets(BuiltRelease.VERSION, BuiltRelease.COMMIT, List.of(tarball));
    }

    private void draft() throws Exception {
        release.createDraft(new CreateDraft("v1.2.3", "v1.2.3", "notes", false, Optional.empty()));
    }

    @Test
    @DisplayName("L23 attaches to the draft and reads the bytes back")
    void attachesOnce() throws Exception {
        draft();
        assertThat(release.attach(attach()).status()).isEqualTo(Status.APPLIED);
        assertThat(release.attach(attach()).status()).isEqualTo(Status.ALREADY_DONE);
    }

    @Test
    void refusesAnAssetWithOtherBytes() throws Exception {
        draft();
        release.attach(attach());
        ports.forge().tamper("v1.2.3", tarball.name(), BuiltRelease.OTHER);
        assertThat(release.attach(attach()).status()).isEqualTo(Status.REFUSED);
    }

    @Test
    @DisplayName("L23 a release that was published meanwhile gets nothing more")
    void attachesNothingToAPublishedRelease() throws Exception {
        draft();
        ports.forge().publish(ports.forge().release("v1.2.3").asOptional().orElseThrow(), false);
        var result = release.attach(attach());
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("v1.2.3", tarball.name());
    }

    @Test
    @DisplayName("L23 a draft with something missing is not published")
    void publishesNoIncompleteDraft() throws Exception {
        draft();
        PublishRelease publish = new PublishRelease("v1.2.3", true, Map.of(tarball.name(), tarball.size()));
        var result = release.publish(publish);
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains(tarball.name());
        release.attach(attach());
        assertThat(release.publish(publish).status()).isEqualTo(Status.APPLIED);
        assertThat(release.publish(publish).status()).isEqualTo(Status.ALREADY_DONE);
    }
}
