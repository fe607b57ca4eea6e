package io.jenkins.plugins.aegis.adapter.npm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryAccountTest {
    private static final String REQUEST = "GET /npm/-/whoami";

    private final ScriptedServer registry;

    RegistryAccountTest() throws IOException {
        registry = new ScriptedServer();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private RegistryAccount ask(String token) throws IOException, InterruptedException {
        return RegistryAccount.ask(
                HttpDownloads.within(Duration.ofSeconds(10)),
                new RegistryEndpoint(registry.base().resolve("/npm/"), token));
    }

    @Test
    void namesWhoseTheTokenIs() throws Exception {
        registry.on(REQUEST, 200, "{\"username\":\"harbor-bot\"}");

        assertThat(ask("s3cret").usable()).isTrue();
        assertThat(ask("s3cret").text()).contains("harbor-bot");
    }

    @ParameterizedTest
    @CsvSource({"401,false", "403,false", "404,true", "500,false"})
    void namesTheStatus(int status, boolean usable) throws Exception {
        registry.on(REQUEST, status, "{}");

        assertThat(ask("s3cret").usable()).isEqualTo(usable);
        assertThat(ask("s3cret").text()).contains(String.valueOf(status)).doesNotContain("s3cret");
    }

    @Test
    void takesNothingElseForAnAccount() throws Exception {
        registry.on(REQUEST, 200, "<html>sign in</html>");

        assertThat(ask("s3cret").usable()).isFalse();
        assertThat(ask("s3cret").text()).contains("no account").doesNotContain("sign in");
    }

    @Test
    void sendsNoTokenWhereThereIsNone() throws Exception {
        registry.on(REQUEST, 401, "{}");

        assertThat(ask("").text()).contains("without a credential");
    }
}
