package io.jenkins.plugins.aegis.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedCredentialTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm notice\nnpm error code E403\nnpm error 403 403 Forbidden - PUT https://registry.example/one",
                "npm ERR! code E403",
                "ERROR    HTTPError: 403 Forbidden from https://index.example/legacy/",
                "error: RPC failed; HTTP 403 curl 22 The requested URL returned error: 403"
            })
    void namesTheCredential(String output) {
        assertThat(RefusedCredential.remedy(output))
                .contains("403")
                .contains("credential")
                .contains("permission");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "npm error code E500",
                "npm error code E4031",
                "HTTPError: 429 Too Many Requests",
                "package size: 403 B",
                "The requested URL returned error: 500"
            })
    void saysNothingOfOtherFailures(String output) {
        assertThat(RefusedCredential.remedy(output)).isEmpty();
    }
}
