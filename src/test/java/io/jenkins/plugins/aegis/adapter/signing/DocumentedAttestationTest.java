package io.jenkins.plugins.aegis.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.DocumentedCommands;
import io.jenkins.plugins.aegis.testing.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/attestation.md are run as they stand there. */
@DisplayName("L28 the documented commands")
class DocumentedAttestationTest {
    private static final String COMMANDS =
            DocumentedCommands.of("docs/attestation.md").section("Verify offline");

    @TempDir
    Path directory;

    private AttestedFiles files;

    @BeforeEach
    void attest() throws IOException {
        files = AttestedFiles.in(directory);
    }

    private LocalCommand.Outcome verify() {
        return LocalCommand.in(files.directory(), "sh", "-c", COMMANDS).run();
    }

    private void assertRefused(String reason) {
        LocalCommand.Outcome outcome = verify();
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output() + outcome.errorOutput())
                .contains(reason)
                .doesNotContain("from " + AttestedFiles.COMMIT.hex());
    }

    @Test
    void confirmWhatWeSigned() throws IOException {
        LocalCommand.Outcome outcome = verify();

        assertThat(outcome.errorOutput()).isEmpty();
        assertThat(outcome.output().lines())
                .containsExactly(
                        "Verified OK", "a.tgz: OK", "sbom.json: OK", "v1.2.3 from " + AttestedFiles.COMMIT.hex());
    }

    @Test
    void refuseATamperedArtifact() throws IOException {
        Files.writeString(files.directory().resolve("a.tgz"), "pacKage");

        assertRefused("a.tgz: not the attested sha256");
    }

    @Test
    void refuseATamperedStatement() throws IOException {
        files.tamperWithTheStatement();

        assertRefused("Verification failure");
    }

    @Test
    void refuseAnotherKey() throws IOException {
        files.attest(SigningKey.ofPem(SigningKeys.pem()));

        assertRefused("Verification failure");
    }

    @Test
    void refuseAFileThatIsNotAttestedAndMissOneThatIs() throws IOException {
        Files.writeString(files.directory().resolve("b.tgz"), "more");
        assertRefused("b.tgz: not attested");

        Files.delete(files.directory().resolve("b.tgz"));
        Files.delete(files.directory().resolve("a.tgz"));
        assertRefused("a.tgz: attested, but not here");
    }
}
