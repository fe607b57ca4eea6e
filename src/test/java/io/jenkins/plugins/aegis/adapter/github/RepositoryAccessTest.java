package io.jenkins.plugins.aegis.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryAccessTest {
    private static final String REQUEST = "GET /api/v3/repos/harbor/lamp";

    private final ScriptedServer forge;

    RepositoryAccessTest() throws IOException {
        forge = new ScriptedServer();
    }

    @AfterEach
    void close() {
        forge.close();
    }

    private RepositoryAccess ask() throws IOException, InterruptedException {
        URI api = forge.base().resolve("/api/v3/");
        return RepositoryAccess.ask(HttpDownloads.within(Duration.ofSeconds(10)), api, "harbor/lamp", "s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "<html>sign in</html>", "{\"full_name\":7}"})
    void takesNothingElseForARepository(String answer) throws Exception {
        forge.on(REQUEST, 200, answer);

        assertThat(ask().mayPush()).isFalse();
        assertThat(ask().text()).contains("no repository").doesNotContain("sign in");
    }

    @Test
    void findsWhoMayPush() throws Exception {
        forge.on(REQUEST, 200, "{\"full_name\":\"harbor/lamp\",\"permissions\":{\"push\":true}}");

        assertThat(ask().mayPush()).isTrue();
        assertThat(forge.authorizations()).containsExactly("Bearer s3cret");
    }

    @Test
    void refusesWhoMayReadOnly() throws Exception {
        forge.on(REQUEST, 200, "{\"full_name\":\"harbor/lamp\",\"permissions\":{\"push\":false}}");

        assertThat(ask().mayPush()).isFalse();
        assertThat(ask().text()).contains("may not push");
    }

    @Test
    void saysThatTheForgeDoesNotTell() throws Exception {
        forge.on(REQUEST, 200, "{\"full_name\":\"harbor/lamp\"}");

        assertThat(ask())
                .isEqualTo(new RepositoryAccess(
                        true, "The credential sees harbor/lamp; whether it may push, the forge does not say"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void namesTheStatusThatRefuses(int status) throws Exception {
        forge.on(REQUEST, status, "{}");

        assertThat(ask().mayPush()).isFalse();
        assertThat(ask().text()).contains(String.valueOf(status)).doesNotContain("s3cret");
    }
}
