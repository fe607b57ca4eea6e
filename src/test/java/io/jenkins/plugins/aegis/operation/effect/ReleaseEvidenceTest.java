package io.jenkins.plugins.aegis.operation.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.PublishAction.BuildArtifacts;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.testing.FakeAttestor;
import io.jenkins.plugins.aegis.testing.FakeBuildRecord;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Views;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleaseEvidenceTest {
    private static final ReleaseDescriptor.Packaging PACKAGING =
            Metadata.of(Views.MAIN, "1.2.3", "v1.2.2").facts().descriptor().packaging();

    private final FakePorts ports = new FakePorts();
    private final InMemoryWorkspace directory = new InMemoryWorkspace();

    private String written() throws Exception {
        directory.writeText("a.tgz", "package");
        directory.writeText("sbom.json", "{}");
        new ReleaseEvidence(ports)
                .write(
                        directory,
                        new BuildArtifacts(ReleaseVersion.parse("1.2.3"), Views.MAIN, PACKAGING),
                        FakeBuildRecord.NOW);
        return directory.readText("checksums.txt");
    }

    private String statement() throws Exception {
        Verdict verdict = ports.attestor()
                .verify(directory.readText(Attestor.BUNDLE))
                .asOptional()
                .orElseThrow();
        return ((Verdict.Genuine) verdict).statement();
    }

    @Test
    @DisplayName("L24 every artifact is in checksums.txt")
    void listsEveryArtifact() throws Exception {
        assertThat(written())
                .isEqualTo(Digest.sha256("package").hex() + "  a.tgz\n"
                        + Digest.sha256("{}").hex() + "  sbom.json\n");
    }

    @Test
    @DisplayName("L24 every artifact is attested, and the list of their checksums too")
    void attestsEveryArtifactAndTheList() throws Exception {
        String checksums = written();

        assertThat(statement())
                .contains(
                        "\"sha256\":\"" + Digest.sha256("package").hex(),
                        "\"sha256\":\"" + Digest.sha256("{}").hex(),
                        "\"sha256\":\"" + Digest.sha256(checksums).hex())
                .containsSubsequence("\"name\":\"a.tgz\"", "\"name\":\"checksums.txt\"", "\"name\":\"sbom.json\"")
                .doesNotContain(Attestor.BUNDLE);
    }

    @Test
    void statesCommitBuilderAndBuild() throws Exception {
        written();

        assertThat(statement())
                .contains(
                        "\"gitCommit\":\"" + Views.MAIN.hex(),
                        "\"repository\":\"acme/widget\"",
                        "\"id\":\"jenkins:/job/release/\"",
                        "\"invocationId\":\"release #7\"");
    }

    @Test
    @DisplayName("without a key there is no bundle, and the log says so")
    void saysThatThereIsNoKey() throws Exception {
        ports.with(FakeAttestor.withoutKey());

        assertThat(written()).doesNotContain(Attestor.BUNDLE);

        assertThat(directory.files()).containsExactly("a.tgz", "checksums.txt", "sbom.json");
        assertThat(ports.console().lines())
                .containsExactly("No attestation: nobody is configured to sign it, so 1.2.3 gets no package.sigstore");
    }
}
