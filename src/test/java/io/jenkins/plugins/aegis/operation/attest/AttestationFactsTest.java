package io.jenkins.plugins.aegis.operation.attest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.testing.FakeAttestor;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.Views;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttestationFactsTest {
    private static final byte[] BUNDLE = "key says: statement".getBytes(StandardCharsets.UTF_8);

    private final FakePorts ports = new FakePorts();
    private StoredArtifacts stored;

    @BeforeEach
    void publishBundle() throws Exception {
        ports.forge().tag("v1.2.3");
        ports.forge().createDraft(new ReleaseDraft("v1.2.3", "v1.2.3", "", false, Optional.empty()));
        stored = ports.artifacts()
                .keep(
                        ReleaseVersion.parse("1.2.3"),
                        Views.MAIN,
                        List.of(),
                        new InMemoryWorkspace().with(Attestor.BUNDLE, BUNDLE));
    }

    private void attach(byte[] content) throws Exception {
        ports.forge()
                .attach(
                        ports.forge().release("v1.2.3").asOptional().orElseThrow(),
                        Attestor.BUNDLE,
                        content.length,
                        new ByteArrayInputStream(content));
    }

    private Observed<Verdict> bundle() throws Exception {
        return AttestationFacts.verdict(
                ports.attestor(), AttestationFacts.bundle(ports, ports.forge().release("v1.2.3"), Optional.of(stored)));
    }

    @Test
    @DisplayName("L28 the bundle is judged as a user of the release gets it")
    void judgesWhatIsDownloaded() throws Exception {
        attach(BUNDLE);
        assertThat(bundle().asOptional()).contains(new Verdict.Genuine("statement"));

        ports.forge().tamper("v1.2.3", Attestor.BUNDLE, "other".getBytes(StandardCharsets.UTF_8));
        assertThat(bundle().asOptional().orElseThrow()).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void isAbsentWhereTheReleaseHasNoBundle() throws Exception {
        assertThat(bundle().isAbsent()).isTrue();
    }

    @Test
    void isUnknownWithoutAKeyOrAnAnswer() throws Exception {
        attach(BUNDLE);
        ports.with(FakeAttestor.withoutKey());
        assertThat(bundle().unknownReason().orElseThrow()).contains("no signing key");

        ports.with(new FakeAttestor()).forge().unknown("downloadText", "timeout");
        assertThat(bundle().unknownReason().orElseThrow()).contains("timeout");
    }
}
