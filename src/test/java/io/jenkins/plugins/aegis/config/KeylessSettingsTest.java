package io.jenkins.plugins.aegis.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.KeylessSigning;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeylessSettingsTest {
    private static final String CONFIG =
            "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\",\"caUrls\":[{}]}";
    private static final String ROOT =
            "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\",\"certificateAuthorities\":[{}],"
                    + "\"timestampAuthorities\":[{}]}";

    private final SiteSettings site = new SiteSettings();

    private static KeylessSettings complete() {
        return new KeylessSettings(
                " https://jenkins.example/job/release/ ", "https://jenkins.example/oidc", "identity");
    }

    private static KeylessSettings with(String signingConfig, String trustedRoot) {
        KeylessSettings settings = complete();
        settings.setSigningConfig(signingConfig);
        settings.setTrustedRoot(trustedRoot);
        return settings;
    }

    private String problem(KeylessSettings settings) {
        site.setKeyless(settings);
        return SettingRules.signing(site).orElse("none");
    }

    @Test
    void asksForThePublicServicesWhereNoneAreNamed() {
        assertThat(problem(complete())).isEqualTo("none");
        assertThat(complete().toSigning())
                .isEqualTo(new KeylessSigning(
                        "https://jenkins.example/job/release/",
                        "https://jenkins.example/oidc",
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void takesServicesWithTheirTrustedRoot() {
        assertThat(problem(with(CONFIG, ROOT))).isEqualTo("none");
        assertThat(with(CONFIG, ROOT).toSigning().trustedRoot()).contains(ROOT);
        assertThat(problem(with("", ROOT))).isEqualTo("none");
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(problem(new KeylessSettings("", null, "")))
                .contains("identity in the certificate", "issuer of the identity token", "Choose the credential");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "--key=x", "a\nb"})
    void refusesAnIdentityThatIsNone(String identity) {
        assertThat(problem(new KeylessSettings(identity, "https://jenkins.example/oidc", "identity")))
                .contains("identity in the certificate");
    }

    @Test
    @DisplayName("one signer: a key and an identity at the same place contradict each other")
    void refusesAKeyBesideIt() {
        site.setSigningCredentialsId("key");

        assertThat(problem(complete())).contains("and not both");
    }

    @Test
    void refusesServicesWithoutATrustedRoot() {
        assertThat(problem(with(CONFIG, ""))).contains("give both");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://fulcio.example | no JSON",
                "{} | not of the media type application/vnd.dev.sigstore.trustedroot",
                "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json\"} | no certificate authority",
                "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json\",\"certificateAuthorities\":[{}]}"
                        + " | neither a transparency log"
            })
    void refusesATrustedRootThatProvesNothing(String root, String problem) {
        assertThat(problem(with(CONFIG, root))).contains(problem);
    }

    @Test
    void refusesAnotherDocumentAsSigningConfiguration() {
        assertThat(problem(with(ROOT, ROOT))).contains("not of the media type", "signingconfig");
        assertThat(problem(with(CONFIG.replace("caUrls", "urls"), ROOT))).contains("caUrls");
    }

    @Test
    void isAmongTheProblemsThatKeepAReleaseFromStarting() {
        site.setKeyless(new KeylessSettings("", "", ""));

        assertThat(SettingRules.problems(site)).anyMatch(problem -> problem.startsWith("Signing: Give the identity"));
    }
}
