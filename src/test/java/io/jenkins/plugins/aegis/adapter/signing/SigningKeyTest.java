package io.jenkins.plugins.aegis.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.SigningKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    @TempDir
    Path directory;

    private String openssl(String... words) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        return LocalCommand.in(directory, command.toArray(String[]::new)).output() + "\n";
    }

    @Test
    void takesTheKeyThatTheDocumentedCommandMakes() {
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "key.pem");

        SigningKey key = SigningKey.ofPem(openssl("pkey", "-in", "key.pem"));

        assertThat(key.publicPem()).isEqualTo(openssl("pkey", "-in", "key.pem", "-pubout"));
    }

    @Test
    void takesAKeyThatStandsOnOneLineAmongOtherText() {
        String pem = SigningKeys.pem();

        SigningKey key = SigningKey.ofPem("# of the project\r\n" + pem.replace("\n", "\r\n"));

        assertThat(key.hint()).isEqualTo(SigningKey.ofPem(pem).hint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-384", "secp256k1"})
    void refusesAnotherCurve(String curve) {
        String other = openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + curve);

        assertThatThrownBy(() -> SigningKey.ofPem(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("P-256", "openssl genpkey");
    }

    @Test
    void refusesAPrivateKeyWithThePublicKeyOfAnother() {
        String[] one = SigningKeys.pem().split("(?<=\\n)");
        String[] other = SigningKeys.pem().split("(?<=\\n)");
        // The public key begins in the second of the three lines of Base64.
        one[3] = other[3];

        assertThatThrownBy(() -> SigningKey.ofPem(String.join("", one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl genpkey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "-----BEGIN EC PRIVATE KEY-----\ns3cret\n-----END EC PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\ns3cret\n-----END ENCRYPTED PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\ns3cret*\n-----END PRIVATE KEY-----"
            })
    void refusesWhatIsNoKeyAndRepeatsNothingOfIt(String text) {
        assertThatThrownBy(() -> SigningKey.ofPem(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl genpkey")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void showsNoSecretAsText() {
        String pem = SigningKeys.pem();

        assertThat(SigningKey.ofPem(pem)).asString().startsWith("SigningKey[").hasSizeLessThan(60);
    }
}
