package io.jenkins.plugins.aegis.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.AttestationCheck;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.testing.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sigstore's own verifier, which shares no code with us, judges what we sign. */
@DisplayName("L24, L28 Sigstore's own verifier")
class SigstoreVerifierTest {
    @TempDir
    Path directory;

    private AttestedFiles files;

    @BeforeEach
    void attest() throws IOException {
        files = AttestedFiles.in(directory);
    }

    private LocalCommand.Outcome judge() {
        return new AttestationCheck(NodeTools.ofProject(), files.publicKey()).judge(files.directory());
    }

    private void assertRefused(String reason) {
        LocalCommand.Outcome outcome = judge();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errorOutput()).startsWith("refused: ").contains(reason);
    }

    @Test
    void acceptsWhatWeSigned() {
        assertThat(judge().output().strip()).isEqualTo("verified: 2 artifacts of 1.2.3");
    }

    @Test
    void refusesATamperedArtifact() throws IOException {
        Files.writeString(files.directory().resolve("a.tgz"), "pacKage");

        assertRefused("a.tgz has not the attested sha256");
    }

    @Test
    void refusesATamperedStatement() throws IOException {
        files.tamperWithTheStatement();

        assertRefused("signature verification failed");
    }

    @Test
    void refusesAnotherKey() throws IOException {
        SigningKey foreign = SigningKey.ofPem(SigningKeys.pem());
        files.attest(foreign);
        assertRefused("the bundle is of key " + foreign.hint());

        Files.writeString(
                files.bundle(),
                Files.readString(files.bundle())
                        .replace(foreign.hint(), files.key().hint()));
        assertRefused("signature verification failed");
    }

    @Test
    void refusesAFileThatIsNotAttestedAndMissesOneThatIs() throws IOException {
        Files.move(files.directory().resolve("a.tgz"), files.directory().resolve("b.tgz"));
        assertRefused("b.tgz is not attested");

        Files.delete(files.directory().resolve("b.tgz"));
        assertRefused("attested but not here: a.tgz");
    }
}
