package io.jenkins.plugins.aegis.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.process.ReplacedProgram;
import io.jenkins.plugins.aegis.model.KeylessSigning;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeylessAttestorTest {
    private static final String STATEMENT = "{\"subject\":[]}";
    private static final String TOKEN = LoopbackSigstore.IDENTITY;

    @TempDir
    static Path authorities;

    private static CertifiedKey key;

    @TempDir
    Path directory;

    private final KeylessSigning signing = new KeylessSigning(
            LoopbackSigstore.IDENTITY,
            LoopbackSigstore.ISSUER,
            Optional.of("{\"config\":1}"),
            Optional.of("{\"timestampAuthorities\":[{}]}"));
    private final ScriptedCosign program = new ScriptedCosign(key);

    @BeforeAll
    static void found() throws IOException {
        key = CertifiedKey.of(OpensslAuthority.in(authorities), LoopbackSigstore.IDENTITY);
    }

    private KeylessAttestor attestor() {
        return attestor(signing);
    }

    private KeylessAttestor attestor(KeylessSigning as) {
        return new KeylessAttestor(as, new Cosign(program, new LocalWorkspace(scratch()), as), () -> TOKEN + "\n");
    }

    private Path scratch() {
        return directory.resolve("cosign");
    }

    private String signed() throws Exception {
        return attestor().attest(STATEMENT).orElseThrow();
    }

    private Verdict verdict(String bundle) throws Exception {
        return attestor().verify(bundle).asOptional().orElseThrow();
    }

    private void assertRefused(String bundle, String reason) throws Exception {
        assertThat(verdict(bundle))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.reason())
                        .contains(reason));
    }

    private void assertCannotSign(String... words) {
        assertThatThrownBy(this::signed).isInstanceOf(PortUnavailable.class).hasMessageContainingAll(words);
    }

    @Test
    void believesWhatItSigned() throws Exception {
        assertThat(verdict(signed())).isEqualTo(new Verdict.Genuine(STATEMENT));
    }

    @Test
    void asksForOurIdentityAndNoOther() throws Exception {
        verdict(signed());

        List<String> verification =
                program.commands().get(program.commands().size() - 1).arguments();
        assertThat(verification)
                .startsWith("cosign", "verify-blob-attestation")
                .contains(
                        "--certificate-identity=" + LoopbackSigstore.IDENTITY,
                        "--certificate-oidc-issuer=" + LoopbackSigstore.ISSUER,
                        "--type=https://slsa.dev/provenance/v1",
                        "--trusted-root=" + scratch().resolve("trusted-root.json"));
    }

    @Test
    void handsTheTokenOverInAFileOfItsOwnerThatIsDeletedAtOnce() throws Exception {
        signed();

        assertThat(program.tokenFile()).isEqualTo(TOKEN + " rw-------");
        assertThat(scratch()).doesNotExist();
        Command signing = program.commands().get(1);
        assertThat(signing.arguments())
                .contains("--identity-token=" + scratch().resolve("identity-token"))
                .noneMatch(word -> word.contains(TOKEN));
        assertThat(signing.environment()).doesNotContainValue(TOKEN);
        assertThat(signing.secrets()).containsExactly(TOKEN);
    }

    @Test
    void deletesTheTokenWhereCosignFails() {
        program.attesting(1, "Error: no\n");

        assertCannotSign("no");
        assertThat(scratch()).doesNotExist();
    }

    @Test
    void keepsWhatAnEarlierRunTrustedOutOfThisOne() throws Exception {
        signed();

        assertThat(program.commands().get(1).environment())
                .containsEntry("TUF_ROOT", scratch().resolve("tuf").toString());
    }

    @Test
    void usesThePublicServicesWhereNoneAreNamed() throws Exception {
        attestor(new KeylessSigning("a@b.example", LoopbackSigstore.ISSUER, Optional.empty(), Optional.empty()))
                .attest(STATEMENT);

        assertThat(program.commands()).allSatisfy(command -> assertThat(command.arguments())
                .noneMatch(word -> word.matches("--(signing-config|trusted-root|insecure.*)(=.*)?")));
    }

    @Test
    void saysThatThereIsNoCosign() throws Exception {
        String bundle = signed();
        program.missing();

        assertCannotSign("Cannot run cosign", "install cosign 3.0.1 or later", "signing key");
        assertThat(attestor().signer().unknownReason().orElseThrow()).contains("install cosign 3.0.1 or later");
        assertThat(attestor().verify(bundle).isUnknown()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--predicate --new-bundle-format=false",
                "--statement --signing-config --trusted-root --new-bundle-format=false",
                "usage: cosine <angle>"
            })
    void saysThatCosignIsTooOldOrSomethingElse(String help) throws Exception {
        program.able(help);

        assertCannotSign("too old, or is another program", "install cosign 3.0.1 or later");
        assertThat(program.signings()).isZero();
        assertThat(attestor().signer().isUnknown()).isTrue();
    }

    @Test
    void saysWhoWillSign() throws Exception {
        assertThat(attestor().signer().asOptional().orElseThrow())
                .contains(LoopbackSigstore.IDENTITY, LoopbackSigstore.ISSUER);
    }

    @Test
    void repeatsWhatCosignSaysOfItsFailure() {
        program.attesting(
                1,
                "Generating ephemeral keys...\nError: Fulcio returned 401\nerror during command execution: Fulcio\n");

        assertCannotSign("could not sign as " + LoopbackSigstore.IDENTITY, ": Fulcio returned 401;", "audience");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"base64Signature\":\"AA==\"}"})
    void keepsNothingThatIsNoBundle(String garbage) {
        program.writing(garbage);

        assertCannotSign("wrote a bundle that is not that of " + LoopbackSigstore.IDENTITY, "nothing was kept");
    }

    @Test
    void noticesThatCosignWroteNothing() {
        program.attesting(0, "done\n");

        assertCannotSign("wrote no bundle");
    }

    @Test
    void keepsNoBundleOfAnotherStatement() throws Exception {
        String other = attestor().attest("{\"subject\":[1]}").orElseThrow();
        program.writing(other);

        assertCannotSign("it is of another statement");
    }

    @Test
    void keepsNoBundleThatItWouldNotBelieveLater() {
        program.verifying(1, "Error: no matching CertificateIdentity found\n");

        assertCannotSign("no matching CertificateIdentity found", "identity token");
    }

    @Test
    void killsCosignThatHangs() throws Exception {
        Path hanging = directory.resolve("hanging");
        Files.writeString(
                hanging,
                "#!/bin/sh\ncase \"$*\" in *--help) echo --statement --trusted-root; exit;; esac\nexec sleep 600\n");
        Files.setPosixFilePermissions(hanging, PosixFilePermissions.fromString("rwx------"));
        Cosign cosign = new Cosign(
                new ReplacedProgram(new LocalCommandRunner(), "cosign", hanging.toString()),
                new LocalWorkspace(scratch()),
                signing,
                Duration.ofSeconds(1));

        assertThatThrownBy(() -> new KeylessAttestor(signing, cosign, () -> TOKEN).attest(STATEMENT))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContainingAll("attest-blob", "did not end within 1 seconds");
        assertThat(scratch()).doesNotExist();
    }

    @Test
    void refusesWhatCosignRefuses() throws Exception {
        String bundle = signed();
        program.verifying(1, "Error: leaf certificate verification failed\n");

        assertRefused(bundle, "cosign says: leaf certificate verification failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setting trusted material: getting trusted root from TUF",
                "Get \"https://tuf.example/\": dial tcp: lookup tuf.example: no such host",
                "context deadline exceeded"
            })
    void knowsNothingWhereCosignCouldNotAsk(String failure) throws Exception {
        String bundle = signed();
        program.verifying(1, "Error: " + failure + "\n");

        assertThat(attestor().verify(bundle).unknownReason().orElseThrow())
                .contains("cosign could not verify", failure);
    }

    @Test
    void doesNotLeaveTheSignatureToCosignAlone() throws Exception {
        String bundle = signed();

        assertRefused(
                bundle.replace(base64(STATEMENT), base64("{\"subject\":{}}")),
                "the signature is not that of its certificate over its statement");
    }

    @Test
    void refusesABundleOfAKey() throws Exception {
        String bundle = new SigstoreAttestor(Optional.of(SigningKey.ofPem(SigningKeys.pem())))
                .attest(STATEMENT)
                .orElseThrow();

        assertRefused(bundle, "it is signed with a key, and without a certificate");
    }

    @Test
    void refusesATrustedRootThatKnowsNoTime() {
        assertThatThrownBy(() -> attestor(new KeylessSigning("a", "b", Optional.empty(), Optional.of("{}"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither a transparency log nor a timestamp authority");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
