package io.jenkins.plugins.aegis.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.testing.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigstoreAttestorTest {
    private static final String STATEMENT = "{\"subject\":[]}";

    private final SigningKey key = SigningKey.ofPem(SigningKeys.pem());
    private final SigstoreAttestor attestor = new SigstoreAttestor(Optional.of(key));
    private final String bundle = attestor.attest(STATEMENT).orElseThrow();

    private Verdict verdict(String judged) {
        return attestor.verify(judged).asOptional().orElseThrow();
    }

    private void assertRefused(String judged, String reason) {
        assertThat(verdict(judged))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.reason())
                        .contains(reason));
    }

    @Test
    void believesItself() {
        assertThat(verdict(bundle)).isEqualTo(new Verdict.Genuine(STATEMENT));
    }

    @Test
    void writesABundleWithTheHintOfItsKeyAndNoLog() throws Exception {
        JsonNode json = new ObjectMapper().readTree(bundle);

        assertThat(json.path("mediaType").asText()).isEqualTo("application/vnd.dev.sigstore.bundle.v0.3+json");
        assertThat(json.path("verificationMaterial")).hasToString("{\"publicKey\":{\"hint\":\"" + key.hint() + "\"}}");
        assertThat(json.path("dsseEnvelope").path("payloadType").asText()).isEqualTo("application/vnd.in-toto+json");
    }

    @Test
    void refusesAnotherStatementUnderTheSignature() {
        String other = bundle.replace(base64(STATEMENT), base64("{\"subject\":{}}"));

        assertRefused(other, "the signature is not that of key " + key.hint());
    }

    @Test
    void refusesASignatureOfAnotherKeyThatClaimsToBeOurs() {
        SigningKey foreign = SigningKey.ofPem(SigningKeys.pem());
        String signed =
                new SigstoreAttestor(Optional.of(foreign)).attest(STATEMENT).orElseThrow();

        assertRefused(signed, "its key is \"" + foreign.hint());
        assertRefused(signed.replace(foreign.hint(), key.hint()), "the signature is not that of key");
    }

    @Test
    void refusesAnotherTypeOfPayload() {
        assertRefused(bundle.replace("vnd.in-toto+json", "json"), "its payloadType");
    }

    @Test
    void refusesAnotherFormOfBundle() {
        assertRefused(bundle.replace("bundle.v0.3", "bundle.v0.1"), "its mediaType");
        assertRefused("[]", "its mediaType");
        assertRefused("", "its mediaType");
        assertRefused("<html>", "no JSON");
        assertRefused(bundle + bundle, "no JSON");
        assertRefused(bundle.replace("{\"sig\"", "{\"sig\":\"AA==\"},{\"sig\""), "2 signatures");
    }

    @Test
    void refusesAStatementThatIsThereTwice() {
        assertRefused(bundle.replace("\"payload\":", "\"payload\":\"e30=\",\"payload\":"), "no JSON");
    }

    @Test
    void saysNothingWithoutAKey() {
        SigstoreAttestor without = new SigstoreAttestor(Optional.empty());

        assertThat(without.attest(STATEMENT)).isEmpty();
        assertThat(without.verify(bundle).unknownReason().orElseThrow()).contains("no signing key is configured");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
