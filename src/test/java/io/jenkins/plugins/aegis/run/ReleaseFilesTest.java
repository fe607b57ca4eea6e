package io.jenkins.plugins.aegis.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.record.FileArtifactStore;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what the artifact store really writes. */
class ReleaseFilesTest {
    private static final String COMMIT = "4f1c0e9a7b7d35f1c2a98e6d0b1f4a5c6d7e8f90";

    @TempDir
    Path job;

    @BeforeEach
    void keepASet() throws Exception {
        InMemoryWorkspace built = new InMemoryWorkspace()
                .with("beacon-1.2.0.tgz", "tarball".getBytes(UTF_8))
                .with("sbom.json", "{}".getBytes(UTF_8));
        new FileArtifactStore(ReleaseFiles.root(job), new InMemoryWorkspace())
                .keep(ReleaseVersion.parse("1.2.0"), new CommitId(COMMIT), List.of(), built);
    }

    private ReleaseFiles files(String version, String commit) {
        AuditEvent asked = new ApprovalRequested(version, commit, "sha256:1", new TreeMap<>());
        return new ReleaseFiles(job, Stories.of(new StepStarted("aegisGoNoGo", version, Map.of()), asked));
    }

    @Test
    void listsTheArtifactsOfTheRelease() {
        assertThat(files("1.2.0", COMMIT).list())
                .extracting(FileRow::getName)
                .containsExactlyInAnyOrder("beacon-1.2.0.tgz", "sbom.json");
    }

    @Test
    void handsOutAnArtifact() {
        assertThat(files("1.2.0", COMMIT).find("sbom.json").orElseThrow()).hasContent("{}");
    }

    @Test
    void hasNothingOfAnotherCommit() {
        assertThat(files("1.2.0", "0".repeat(40)).list()).isEmpty();
    }

    @Test
    void hasNothingBeforeTheCommitIsKnown() {
        assertThat(files("1.2.0", "").list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"artifacts.json", "../1.2.0-" + COMMIT + "/sbom.json", "", ".", "nothing"})
    void handsOutNothingThatIsNoArtifact(String name) {
        assertThat(files("1.2.0", COMMIT).find(name)).isEmpty();
    }

    @Test
    void staysBelowTheJobWhateverTheLogCallsTheVersion() {
        assertThat(files("../../..", "").list()).isEmpty();
        assertThat(files("../artifacts/1.2.0", COMMIT).list()).isEmpty();
    }

    @Test
    void followsNoLinkOutOfTheSet() throws Exception {
        Path sbom = files("1.2.0", COMMIT).find("sbom.json").orElseThrow();
        Files.delete(sbom);
        Files.createSymbolicLink(sbom, Files.writeString(job.resolve("secret"), "secret"));
        assertThat(files("1.2.0", COMMIT).find("sbom.json")).isEmpty();
    }
}
