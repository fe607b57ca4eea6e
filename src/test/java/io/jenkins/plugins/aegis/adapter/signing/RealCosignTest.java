package io.jenkins.plugins.aegis.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jenkins.plugins.aegis.model.KeylessSigning;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rehearsal.AttestationCheck;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.testing.DocumentedCommands;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cosign of this machine signs and verifies with certificates and timestamps of services on loopback. */
@DisplayName("the real cosign")
class RealCosignTest {
    @TempDir
    static Path shared;

    private static LoopbackSigstore services;

    @TempDir
    Path directory;

    private AttestedFiles files;

    @BeforeAll
    static void start() throws Exception {
        try {
            KeylessSigning anybody = new KeylessSigning("", "", Optional.empty(), Optional.empty());
            cosign(anybody, shared.resolve("first")).requireUsable();
        } catch (PortUnavailable e) {
            System.out.println(
                    "The real cosign signs nothing here, a scripted one stands in for it: " + e.getMessage());
            abort(e.getMessage());
        }
        services = LoopbackSigstore.in(shared.resolve("services"));
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    @BeforeEach
    void build() throws IOException {
        files = AttestedFiles.in(directory);
    }

    private static Cosign cosign(KeylessSigning signing, Path scratch) {
        return new Cosign(new LocalCommandRunner(), new LocalWorkspace(scratch), signing);
    }

    private KeylessAttestor attestor(KeylessSigning signing, String token) {
        return new KeylessAttestor(signing, cosign(signing, directory.resolve("scratch")), () -> token);
    }

    private KeylessAttestor attestor() throws IOException {
        return attestor(services.signing(), services.token(LoopbackSigstore.IDENTITY));
    }

    private Verdict verdict(KeylessSigning signing, String bundle) throws Exception {
        return attestor(signing, "").verify(bundle).asOptional().orElseThrow();
    }

    private String signed() throws Exception {
        return attestor().attest(files.statement()).orElseThrow();
    }

    private static void assertRefused(Verdict verdict, String reason) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.reason())
                .contains(reason));
    }

    @Test
    void signsTheStatementAndBelievesItself() throws Exception {
        assertThat(verdict(services.signing(), signed())).isEqualTo(new Verdict.Genuine(files.statement()));
    }

    @Test
    void refusesAnotherIdentityAndAnotherIssuer() throws Exception {
        String bundle = signed();

        assertRefused(
                verdict(services.signing("https://jenkins.example/job/other/", LoopbackSigstore.ISSUER), bundle),
                "expected SAN value \"https://jenkins.example/job/other/\"");
        assertRefused(
                verdict(services.signing(LoopbackSigstore.IDENTITY, "https://other.example/oidc"), bundle),
                "expected issuer value \"https://other.example/oidc\"");
    }

    @Test
    void refusesCertificatesOfAnotherAuthority() throws Exception {
        String bundle = signed();

        try (LoopbackSigstore others = LoopbackSigstore.in(directory.resolve("others"))) {
            assertThat(verdict(others.signing(), bundle)).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void refusesABundleWithoutItsTimestamp() throws Exception {
        String bundle = signed().replaceFirst("\"signedTimestamp\":\"[^\"]+\"", "\"signedTimestamp\":\"\"");

        assertThat(verdict(services.signing(), bundle)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void keepsNothingThatAnotherIdentitySigned() {
        String other = services.token("https://jenkins.example/job/other/");

        assertThatThrownBy(() -> attestor(services.signing(), other).attest(files.statement()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContainingAll("not that of " + LoopbackSigstore.IDENTITY, "expected SAN value");
    }

    @Test
    void saysThatTheTokenWasRefusedAndNotWhichItWas() {
        String forOthers = services.token(LoopbackSigstore.IDENTITY, "somebody else");

        assertThatThrownBy(() -> attestor(services.signing(), forOthers).attest(files.statement()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContainingAll("Fulcio returned 401", "made for the audience \"sigstore\"")
                .hasMessageNotContaining(forOthers);
    }

    @Test
    void saysThatTheServicesDoNotAnswer() throws Exception {
        KeylessSigning gone;
        try (LoopbackSigstore stopped = LoopbackSigstore.in(directory.resolve("stopped"))) {
            gone = stopped.signing();
        }

        assertThatThrownBy(() -> attestor(gone, services.token(LoopbackSigstore.IDENTITY))
                        .attest(files.statement()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContainingAll("connection refused", "can be reached from the agent");
    }

    @Test
    @DisplayName("L28 Sigstore's own library believes what it signed, and that identity alone")
    void convincesSigstoresOwnVerifier() throws Exception {
        Files.writeString(files.bundle(), signed());
        Path root = Files.writeString(directory.resolve("trusted-root.json"), services.trustedRoot());

        assertThat(judge(root, LoopbackSigstore.IDENTITY).output().strip()).isEqualTo("verified: 2 artifacts of 1.2.3");
        assertThat(judge(root, "https://jenkins.example/job/").errorOutput())
                .startsWith("refused: certificate identity error");
        Files.writeString(files.directory().resolve("a.tgz"), "pacKage");
        assertThat(judge(root, LoopbackSigstore.IDENTITY).errorOutput()).contains("a.tgz has not the attested sha256");
    }

    private LocalCommand.Outcome judge(Path root, String identity) {
        List<String> believed = List.of(identity, LoopbackSigstore.ISSUER);
        return new AttestationCheck(NodeTools.ofProject(), root, believed).judge(files.directory());
    }

    @Test
    @DisplayName("L28 the documented commands find what is attested and refuse another file")
    void holdsAgainstTheDocumentedCommands() throws Exception {
        Files.writeString(files.bundle(), signed());
        Files.writeString(directory.resolve("trusted-root.json"), services.trustedRoot());

        LocalCommand.Outcome both = documented();
        assertThat(both.exitCode()).isZero();
        assertThat(both.errorOutput().lines()).filteredOn("Verified OK"::equals).hasSize(2);

        Files.writeString(files.directory().resolve("sbom.json"), "[]");
        assertThat(documented().exitCode()).isNotZero();
    }

    private LocalCommand.Outcome documented() {
        String commands = DocumentedCommands.of("docs/attestation.md").section("Verify with cosign");
        return LocalCommand.in(files.directory(), "sh", "-c", commands)
                .with(
                        "services",
                        "--trusted-root ../trusted-root.json --insecure-ignore-sct --insecure-ignore-tlog"
                                + " --use-signed-timestamps")
                .run();
    }

    @Test
    void signsAStatementOfManyFiles() throws Exception {
        StringBuilder subjects = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            subjects.append(i == 0 ? "" : ",")
                    .append("{\"digest\":{\"sha256\":\"" + "0".repeat(64) + "\"},\"name\":\"f" + i + "\"}");
        }
        String statement = "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicate\":{},\"predicateType\":"
                + "\"https://slsa.dev/provenance/v1\",\"subject\":[" + subjects + "]}";

        String bundle = attestor().attest(statement).orElseThrow();

        assertThat(bundle).contains(Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8)));
    }
}
