package io.jenkins.plugins.aegis.adapter.npm;

import static io.jenkins.plugins.aegis.testing.ScriptedServer.hangUp;
import static io.jenkins.plugins.aegis.testing.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import io.jenkins.plugins.aegis.testing.ScriptedCommandRunner;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of an npm registry's answers, and what is not. */
class NpmRegistryAnswersTest {
    private static final String TOKEN = "npm_secretOfTheTest";
    private static final String METADATA = "GET /npm/@own%2Fone";

    private final ScriptedCommandRunner commands = new ScriptedCommandRunner();
    private final InMemoryWorkspace scratch = new InMemoryWorkspace();
    private ScriptedServer server;
    private NpmRegistry registry;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        registry = registry(Duration.ofSeconds(20));
    }

    private NpmRegistry registry(Duration deadline) {
        RegistryEndpoint endpoint = new RegistryEndpoint(URI.create(server.base() + "/npm/"), TOKEN);
        return new NpmRegistry(endpoint, HttpDownloads.within(deadline).with(RetryPolicy.NEVER), commands, scratch);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String metadata(String dist) {
        return "{\"name\":\"@own/one\",\"dist-tags\":{\"latest\":\"1.0.0\"},\"versions\":{\"1.0.0\":{\"version\":\"1.0.0\","
                + "\"dist\":{" + dist + "}}}}";
    }

    private String reasonOf(Observed<?> observed) {
        assertThat(observed.isUnknown()).as(observed.toString()).isTrue();
        return observed.unknownReason().orElseThrow();
    }

    @Test
    @DisplayName("L21 absent means that the registry's own interface says so")
    void believesTheRegistrysOwn404() throws Exception {
        server.on(METADATA, 404, "{\"error\":\"Not found\"}");

        assertThat(registry.published("@own/one", "1.0.0").isAbsent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500})
    @DisplayName("L21 a 404 is no absence for a token that the registry does not accept")
    void doesNotBelieveA404ToATokenThatIsNotAccepted(int status) throws Exception {
        server.on(METADATA, 404, "{\"error\":\"Not found\"}").on("GET /npm/-/whoami", status, "{}");

        assertThat(reasonOf(registry.published("@own/one", "1.0.0")))
                .contains("answered 404")
                .contains(String.valueOf(status))
                .contains("may not see");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>not found</html>", "", "\"not found\"", "{\"message\":\"no such route\"}"})
    @DisplayName("L21 a 404 of anything else is no absence")
    void doesNotBelieveA404OfSomethingElse(String body) throws Exception {
        server.on(METADATA, 404, body);

        assertThat(reasonOf(registry.published("@own/one", "1.0.0"))).contains("answered 404");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 429, 500, 502, 503})
    void knowsNothingAfterAnyOtherStatus(int status) throws Exception {
        server.on(METADATA, status, "{\"error\":\"not found\"}");

        assertThat(reasonOf(registry.published("@own/one", "1.0.0")))
                .contains("/npm/@own%2Fone")
                .contains("answered " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>sign in</html>",
                "",
                "[]",
                "{}",
                "{\"name\":\"@own/one\"}",
                "{\"name\":\"@own/other\",\"dist-tags\":{},\"versions\":{}}",
                "{\"name\":\"@own/one\",\"dist-tags\":{},\"versions\":{\"1.0.0\":{}}}",
                "{\"name\":\"@own/one\",\"dist-tags\":{},\"time\":{\"unpublished\":{}}}"
            })
    void knowsNothingAfterAnAnswerThatIsNoMetadata(String body) throws Exception {
        server.on(METADATA, 200, body);

        assertThat(reasonOf(registry.published("@own/one", "1.0.0"))).contains("not understood");
    }

    @Test
    void knowsNothingWhenTheConnectionBreaks() throws Exception {
        server.on(METADATA, hangUp());

        assertThat(registry.published("@own/one", "1.0.0").isUnknown()).isTrue();
    }

    @Test
    void endsByTheDeadlineAnAnswerThatStops() throws Exception {
        server.on(METADATA, server.silence());

        assertThat(reasonOf(registry(Duration.ofMillis(300)).published("@own/one", "1.0.0")))
                .contains("no complete answer");
    }

    @Test
    void stopsWhenInterrupted() {
        server.on(METADATA, server.silence());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> registry.published("@own/one", "1.0.0")).isInstanceOf(InterruptedException.class);
    }

    @Test
    void readsIntegrityAndDistTags() throws Exception {
        server.on(METADATA, 200, metadata("\"integrity\":\"sha512-abc\",\"shasum\":\"" + "0".repeat(40) + "\""));

        assertThat(registry.published("@own/one", "1.0.0").asOptional())
                .contains(new Publication(
                        Map.of("own-one-1.0.0.tgz", "sha512-abc"), Set.of("1.0.0"), Map.of("latest", "1.0.0")));
    }

    @Test
    void derivesTheIntegrityOfAnOldPackage() throws Exception {
        server.on(METADATA, 200, metadata("\"shasum\":\"da39a3ee5e6b4b0d3255bfef95601890afd80709\""));

        assertThat(registry.published("@own/one", "1.0.0")
                        .asOptional()
                        .orElseThrow()
                        .files())
                .containsEntry("own-one-1.0.0.tgz", "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=");
    }

    private void tarballIsAt(URI address) {
        server.on(METADATA, 200, metadata("\"integrity\":\"sha512-abc\",\"tarball\":\"" + address + "\""));
    }

    @Test
    @DisplayName("L35 the token goes to the registry only, also when tarballs are elsewhere")
    void downloadsFromElsewhereWithoutTheToken() throws Exception {
        try (ScriptedServer storage = new ScriptedServer()) {
            tarballIsAt(URI.create(storage.base() + "/one.tgz"));
            storage.on("GET /one.tgz", 200, "bytes");

            assertThat(registry.download("@own/one", "1.0.0").asOptional())
                    .contains(Map.of(
                            "own-one-1.0.0.tgz",
                            Digest.of(Digest.Algorithm.SHA512, "bytes".getBytes(StandardCharsets.UTF_8))));
            assertThat(storage.authorizations()).isEmpty();
            assertThat(server.authorizations()).containsExactly("Bearer " + TOKEN);
        }
    }

    @Test
    void knowsNoDigestWhereTheTarballIsMissing() throws Exception {
        tarballIsAt(URI.create(server.base() + "/npm/one.tgz"));

        assertThat(reasonOf(registry.download("@own/one", "1.0.0"))).contains("answered 404");
    }

    @Test
    void knowsNoDigestOfATarballWithAStrangeAddress() throws Exception {
        tarballIsAt(URI.create("file:///etc/passwd"));

        assertThat(reasonOf(registry.download("@own/one", "1.0.0"))).contains("no address");
    }

    @Test
    void followsTheRedirectionOfATarball() throws Exception {
        tarballIsAt(URI.create(server.base() + "/npm/one.tgz"));
        server.on("GET /npm/one.tgz", reply(302, "", Map.of("Location", "/cdn/one.tgz")));
        server.on("GET /cdn/one.tgz", 200, "bytes");

        assertThat(registry.download("@own/one", "1.0.0").asOptional()).isPresent();
    }

    @Test
    void endsTheMessageOfAFailedPublishWithTheLastLines() throws Exception {
        InMemoryWorkspace packed = new InMemoryWorkspace();
        packed.copyFrom(new ByteArrayInputStream(PackedPackages.of("one", "1.0.0")), "one.tgz");
        String errors = "first line\n" + "npm error\n".repeat(30) + "npm error code E409 " + TOKEN + "\n";
        commands.then(1, "", errors);

        assertThatThrownBy(() -> registry.publish(
                        new Upload(new BuiltPackage("npm", "one", "1.0.0", List.of("one.tgz")), packed, "latest")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("code E409 ****")
                .hasMessageNotContaining("first line");
    }

    @Test
    void refusesARegistryAddressWithoutASlashAtItsEnd() {
        assertThatThrownBy(() -> new RegistryEndpoint(URI.create("https://registry.example/npm"), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slash");
    }

    @Test
    void showsNoTokenAsText() {
        assertThat(new RegistryEndpoint(URI.create("https://registry.example/"), TOKEN))
                .hasToString("https://registry.example/");
    }
}
