package io.jenkins.plugins.aegis.adapter.pypi;

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
import io.jenkins.plugins.aegis.testing.ScriptedCommandRunner;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
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

/** What is believed of a Python package index's answers, and what is not. */
class PythonIndexAnswersTest {
    private static final String TOKEN = "pypi-secretOfTheTest";
    private static final String PROJECT = "GET /simple/own-client/";
    private static final String ROOT = "GET /simple/";
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String SHA = "a".repeat(64);
    private static final String WHEEL = "own_client-1.0.0-py3-none-any.whl";
    private static final String SOURCES = "own_client-1.0.0.tar.gz";

    private final ScriptedCommandRunner commands = new ScriptedCommandRunner();
    private final InMemoryWorkspace artifacts = new InMemoryWorkspace();
    private ScriptedServer server;
    private PythonIndex index;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        index = index(Duration.ofSeconds(20), server.base());
    }

    private PythonIndex index(Duration deadline, URI uploads) {
        return new PythonIndex(
                new IndexEndpoint(server.base().resolve("/simple/"), uploads.resolve("/legacy/"), "__token__", TOKEN),
                HttpDownloads.within(deadline).with(RetryPolicy.NEVER),
                commands,
                new InMemoryWorkspace());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answers(String request, int status, String contentType, String body) {
        server.on(request, reply(status, body, Map.of("Content-Type", contentType)));
    }

    private static String page(String files) {
        return "{\"meta\":{\"api-version\":\"1.0\"},\"name\":\"Own_Client\",\"files\":[" + files + "]}";
    }

    private static String file(String name, String more) {
        return "{\"filename\":\"" + name + "\",\"url\":\"/files/" + name + "\"," + more + "}";
    }

    private static String hashed(String name, String sha256) {
        return file(name, "\"hashes\":{\"sha256\":\"" + sha256 + "\"}");
    }

    private Publication published() throws Exception {
        return index.published("Own.Client", "1.0.0").asOptional().orElseThrow();
    }

    private String unknown() throws Exception {
        return index.published("Own.Client", "1.0.0").unknownReason().orElseThrow();
    }

    @Test
    @DisplayName("L21 absent means that an index answers, and has nothing of the project")
    void believesA404OfAnIndex() throws Exception {
        answers(PROJECT, 404, "text/plain", "404 Not Found");
        answers(ROOT, 200, JSON, "{\"meta\":{\"api-version\":\"1.0\"},\"projects\":[]}");

        assertThat(index.published("Own.Client", "1.0.0").isAbsent()).isTrue();
        assertThat(index.download("Own.Client", "1.0.0").isAbsent()).isTrue();
    }

    @Test
    @DisplayName("L21 an index without JSON is known by what its pages say of themselves")
    void believesA404OfAnIndexOfHtmlPages() throws Exception {
        answers(PROJECT, 404, "text/html", "<title>404</title>");
        answers(ROOT, 200, "text/html; charset=utf-8", "<html><head><title>Simple index</title></head></html>");

        assertThat(index.published("Own.Client", "1.0.0").isAbsent()).isTrue();
    }

    @Test
    void readsOnlyTheBeginningOfTheListOfAllProjects() throws Exception {
        answers(PROJECT, 404, "text/plain", "404 Not Found");
        answers(ROOT, 200, JSON, "{" + " ".repeat(80 << 20));

        assertThat(index.published("Own.Client", "1.0.0").isAbsent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 503})
    @DisplayName("L21 a 404 of something that is no index is no absence")
    void doesNotBelieveA404BelowSomethingElse(int status) throws Exception {
        answers(PROJECT, 404, "application/json", "{\"error\":\"not found\"}");
        answers(ROOT, status, JSON, "{}");

        assertThat(unknown()).contains("answered 404").contains("(" + status).contains("address");
    }

    @Test
    @DisplayName("L21 a web site that answers 404 is no index")
    void doesNotBelieveTheFrontPageOfAWebSite() throws Exception {
        answers(PROJECT, 404, "text/html", "not found");
        answers(ROOT, 200, "text/html", "<html><title>Find, install and publish</title></html>");

        assertThat(unknown())
                .contains("does not answer as a Python package index")
                .contains("text/html");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405, 410, 429, 500, 502, 503})
    void knowsNothingAfterAnyOtherStatus(int status) throws Exception {
        server.on(PROJECT, reply(status, "not found", Map.of("Content-Type", JSON, "Retry-After", "30")));

        assertThat(unknown()).contains("/simple/own-client/").contains("answered " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>sign in</html>",
                "",
                "[]",
                "{}",
                "{\"meta\":{\"api-version\":\"2.0\"},\"name\":\"own-client\",\"files\":[]}",
                "{\"meta\":{\"api-version\":\"1.0\"},\"name\":\"other\",\"files\":[]}",
                "{\"meta\":{\"api-version\":\"1.0\"},\"name\":\"own-client\"}",
                "{\"meta\":{\"api-version\":\"1.0\"},\"name\":\"own-client\",\"files\":[{}]}",
                "{\"meta\":{\"api-version\":\"1.0\"},\"name\":\"own-client\",\"files\":[{\"filename\":\"f\",\"url\":\"file:///etc/passwd\"}]}"
            })
    void knowsNothingAfterJsonThatIsNoPageOfTheProject(String body) throws Exception {
        answers(PROJECT, 200, JSON, body);

        assertThat(unknown()).contains("not understood");
    }

    @Test
    void knowsNothingAfterAWebPage() throws Exception {
        answers(PROJECT, 200, "text/html", "<html><title>Sign in</title><a href=\"/login\">here</a></html>");

        assertThat(unknown()).contains("not understood").contains("package index");
    }

    @Test
    void knowsNothingAfterAnswersOfOtherKinds() throws Exception {
        answers(PROJECT, 200, "application/octet-stream", page(""));

        assertThat(unknown()).contains("application/octet-stream");
    }

    @Test
    void knowsNothingWhenTheConnectionBreaks() throws Exception {
        server.on(PROJECT, hangUp());

        assertThat(index.published("own-client", "1.0.0").isUnknown()).isTrue();
        assertThat(index.download("own-client", "1.0.0").isUnknown()).isTrue();
    }

    @Test
    void endsByTheDeadlineAnAnswerThatStops() throws Exception {
        server.on(PROJECT, server.silence());

        assertThat(index(Duration.ofMillis(300), server.base())
                        .published("own-client", "1.0.0")
                        .unknownReason()
                        .orElseThrow())
                .contains("no complete answer");
    }

    @Test
    void stopsWhenInterrupted() {
        server.on(PROJECT, server.silence());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> index.published("own-client", "1.0.0")).isInstanceOf(InterruptedException.class);
    }

    @Test
    @DisplayName("L22 each file of the version counts, by its own digest")
    void readsTheFilesOfTheVersion() throws Exception {
        answers(
                PROJECT,
                200,
                JSON + "; charset=utf-8",
                page(String.join(
                        ",",
                        hashed(WHEEL, SHA),
                        hashed("own-client-1.0.zip", "b".repeat(64)),
                        hashed("own_client-1.0.1.tar.gz", SHA),
                        hashed("own_client_extra-1.0.0.tar.gz", SHA))));

        assertThat(published())
                .isEqualTo(new Publication(
                        Map.of(WHEEL, "sha256:" + SHA, "own-client-1.0.zip", "sha256:" + "b".repeat(64)),
                        Set.of("1.0.0", "1.0", "1.0.1"),
                        Map.of()));
    }

    @Test
    void readsTheSameOfAnHtmlPage() throws Exception {
        answers(
                PROJECT,
                200,
                "text/html",
                """
                <!DOCTYPE html><html><head><meta name="pypi:repository-version" content="1.0"></head><body>
                <a href="../../files/own_client-1.0.0.tar.gz?a=1&amp;b=2#sha256=%s"
                   data-requires-python="&gt;=3.9">own_client-1.0.0.tar.gz</a><br/>
                <A class='x' HREF='/files/w' data-yanked="broken">%s</A>
                </body></html>
                """
                        .formatted(SHA, "own_client-0.9-py3-none-any.whl"));
        server.on("GET /files/own_client-1.0.0.tar.gz", 200, "bytes");

        assertThat(published().files()).isEqualTo(Map.of(SOURCES, "sha256:" + SHA));
        assertThat(published().versions()).containsExactlyInAnyOrder("1.0.0", "0.9");
        assertThat(published().labels()).isEmpty();
        assertThat(index.download("own-client", "1.0.0").asOptional().orElseThrow())
                .isEqualTo(
                        Map.of(SOURCES, Digest.of(Digest.Algorithm.SHA256, "bytes".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void notesThatAVersionIsYanked() throws Exception {
        answers(
                PROJECT,
                200,
                JSON,
                page(file(WHEEL, "\"yanked\":\"broken\",\"hashes\":{\"sha256\":\"" + SHA + "\"}") + ","
                        + file("own_client-2.0.0.tar.gz", "\"yanked\":true,\"hashes\":{}")));

        assertThat(published().labels()).isEqualTo(Map.of("yanked", "1.0.0"));
    }

    @Test
    @DisplayName("L21 a version that the index lists is there, whatever its files are called")
    void readsTheVersionsThatTheIndexLists() throws Exception {
        answers(PROJECT, 200, JSON, page("").replace("\"files\"", "\"versions\":[\"1.0.0\",\"0.9-dev\"],\"files\""));

        assertThat(published().versions()).containsExactlyInAnyOrder("1.0.0", "0.9.dev0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"hashes\":{}", "\"hashes\":{\"md5\":\"00\"}", "\"hashes\":{\"sha256\":\"zz\"}"})
    void knowsNothingOfAFileWithoutADigest(String hashes) throws Exception {
        answers(PROJECT, 200, JSON, page(file(WHEEL, hashes)));

        assertThat(unknown()).contains("no SHA-256 of " + WHEEL);
    }

    @Test
    @DisplayName("L35 the token goes to where uploads go, and nowhere else")
    void readsAnIndexOnAnotherHostWithoutTheToken() throws Exception {
        try (ScriptedServer uploads = new ScriptedServer()) {
            answers(PROJECT, 200, JSON, page(hashed(WHEEL, SHA)));
            server.on("GET /files/" + WHEEL, 200, "bytes");

            index(Duration.ofSeconds(20), uploads.base()).download("own-client", "1.0.0");

            assertThat(server.requests()).hasSize(2);
            assertThat(server.authorizations()).isEmpty();
        }
    }

    @Test
    void showsTheTokenToAnIndexThatTakesUploadsItself() throws Exception {
        answers(PROJECT, 200, JSON, page(""));

        published();

        assertThat(server.authorizations()).isNotEmpty().allMatch(each -> each.startsWith("Basic "));
    }

    @Test
    void knowsNoDigestsWhereAFileIsMissing() throws Exception {
        answers(PROJECT, 200, JSON, page(hashed(WHEEL, SHA) + "," + hashed(SOURCES, SHA)));
        server.on("GET /files/" + WHEEL, 200, "bytes");

        Observed<Map<String, Digest>> downloaded = index.download("own-client", "1.0.0");

        assertThat(downloaded.unknownReason().orElseThrow()).contains(SOURCES).contains("answered 404");
    }

    private void publish(String... files) throws Exception {
        for (String file : files) {
            artifacts.with(file, file.getBytes(StandardCharsets.UTF_8));
        }
        index.publish(
                new Upload(new BuiltPackage("python-sdk", "own-client", "1.0.0", List.of(files)), artifacts, "latest"));
    }

    private static String ours(String file) {
        return Digest.sha256(file).hex();
    }

    @Test
    void uploadsWhatIsMissingOnly() throws Exception {
        answers(PROJECT, 200, JSON, page(hashed(SOURCES, ours(SOURCES))));

        publish(WHEEL, SOURCES);

        assertThat(commands.commands()).hasSize(1);
        assertThat(commands.commands().get(0).arguments())
                .anyMatch(each -> each.endsWith("/" + WHEEL))
                .noneMatch(each -> each.endsWith(SOURCES))
                .noneMatch(each -> each.contains("skip-existing"));
    }

    @Test
    void uploadsNothingWhereNothingIsMissing() throws Exception {
        answers(PROJECT, 200, JSON, page(hashed(SOURCES, ours(SOURCES)) + "," + hashed(WHEEL, ours(WHEEL))));

        publish(WHEEL, SOURCES);

        assertThat(commands.commands()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("L22 nothing is added to a version that somebody else began")
    @ValueSource(strings = {SOURCES, "own_client-1.0.0-cp311-cp311-win_amd64.whl"})
    void addsNothingToForeignFiles(String there) {
        answers(PROJECT, 200, JSON, page(hashed(there, SHA)));

        assertThatThrownBy(() -> publish(WHEEL, SOURCES))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining(there)
                .hasMessageContaining(SHA);
        assertThat(commands.commands()).isEmpty();
    }

    @Test
    @DisplayName("L21 nothing is uploaded while it is not known what is there")
    void uploadsNothingBlindly() {
        answers(PROJECT, 503, "text/plain", "");

        assertThatThrownBy(() -> publish(WHEEL))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("503");
        assertThat(commands.commands()).isEmpty();
    }

    @Test
    @DisplayName("L32 what twine said is shown without the token")
    void masksTheTokenInWhatTwineSaid() {
        answers(PROJECT, 200, JSON, page(""));
        commands.then(1, "", "HTTPError: 500 for " + TOKEN);

        assertThatThrownBy(() -> publish(WHEEL))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("twine upload of own-client@1.0.0")
                .hasMessageContaining("HTTPError: 500 for ****")
                .hasMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://index/simple/", "http://user:secret@index/simple/", "http://index/simple", "simple/"})
    void refusesAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> new IndexEndpoint(URI.create(address), URI.create("http://index/legacy/"), "u", "t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
