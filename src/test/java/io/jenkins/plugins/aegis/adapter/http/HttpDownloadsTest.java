package io.jenkins.plugins.aegis.adapter.http;

import static io.jenkins.plugins.aegis.testing.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDownloadsTest {
    private final HttpDownloads downloads = HttpDownloads.within(Duration.ofSeconds(20));
    private ScriptedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private URI at(String path) {
        return URI.create(server.base() + path);
    }

    @Test
    void takesNoMoreThanItMay() {
        server.on("GET /large", 200, "x".repeat(1001));

        assertThatThrownBy(() -> downloads.get(at("/large"), Map.of(), 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1000 bytes");
    }

    @Test
    void takesWhatItMay() throws Exception {
        server.on("GET /fits", 200, "x".repeat(1000));

        assertThat(downloads.get(at("/fits"), Map.of(), 1000).body()).hasSize(1000);
    }

    @Test
    void endsACircleOfRedirections() {
        server.on("GET /circle", reply(302, "", Map.of("Location", "/circle")));

        assertThatThrownBy(() -> downloads.get(at("/circle"), Map.of(), 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too often");
    }

    @Test
    void keepsTheCredentialOnTheSameOrigin() throws Exception {
        server.on("GET /a", reply(307, "", Map.of("Location", "/b")));
        server.on("GET /b", 200, "");

        downloads.get(at("/a"), Map.of("Authorization", "Bearer x"), 10);

        assertThat(server.authorizations()).containsExactly("Bearer x", "Bearer x");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    @DisplayName("L21 a server that is too busy for a read is asked again when it says")
    void asksABusyServerAgain(int status) throws Exception {
        server.on("GET /busy", reply(status, "slow down", Map.of("Retry-After", "1")));
        server.on("GET /busy", 200, "bytes");

        assertThat(downloads.get(at("/busy"), Map.of(), 10).body()).asString().isEqualTo("bytes");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void digestsNothingOfWhatABusyServerSays() throws Exception {
        server.on("GET /busy", reply(503, "slow down", Map.of("Retry-After", "0")));
        server.on("GET /busy", 200, "bytes");

        assertThat(downloads.digest(at("/busy"), Map.of(), Digest.Algorithm.SHA256))
                .isEqualTo(Digest.sha256("bytes"));
    }

    @Test
    void doesNotWaitForeverForABusyServer() throws Exception {
        server.on("GET /busy", reply(429, "slow down", Map.of("Retry-After", "3600")));

        assertThat(downloads.get(at("/busy"), Map.of(), 10).status()).isEqualTo(429);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void givesUpOnAServerThatStaysBusy() throws Exception {
        server.on("GET /busy", reply(503, "slow down", Map.of("Retry-After", "0")));

        assertThat(downloads.get(at("/busy"), Map.of(), 10).body()).asString().isEqualTo("slow down");
        assertThat(server.requests()).hasSize(4);
    }
}
