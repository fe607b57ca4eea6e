package io.jenkins.plugins.aegis.adapter.clawhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClawHubTest {
    private static final String VERSIONS = "GET /api/v1/skills/onestep-aegis/versions";
    private static final String VERSION = VERSIONS + "/1.2.3-preview";
    private static final String DOWNLOAD = "GET /api/v1/download";
    private static final String ARCHIVE = "onestep-aegis-1.2.3-preview.tar";
    private static final String TOKEN = "clh_secret";

    private final SortedMap<String, byte[]> skill = new TreeMap<>(Map.of(
            "SKILL.md", "# Aegis\n".getBytes(StandardCharsets.UTF_8),
            "references/a.md", "more\n".getBytes(StandardCharsets.UTF_8)));
    private final InMemoryWorkspace scratch = new InMemoryWorkspace();
    private final List<CommandRunner.Command> commands = new ArrayList<>();
    private final List<String> configuration = new ArrayList<>();
    private int exitCode;
    private ScriptedServer server;
    private ClawHub clawhub;

    @BeforeEach
    void open() throws IOException {
        server = new ScriptedServer();
        ClawHubEndpoint endpoint = new ClawHubEndpoint(server.base(), TOKEN);
        clawhub = new ClawHub(
                endpoint,
                HttpDownloads.within(Duration.ofSeconds(10)).with(RetryPolicy.NEVER),
                new SkillPublisher(endpoint, "Aegis Bridge", this::run, scratch));
    }

    /** What the program would see. */
    private CommandRunner.Result run(CommandRunner.Command command) {
        commands.add(command);
        try {
            configuration.add(scratch.readText("config.json"));
            assertThat(scratch.isSecret("config.json")).isTrue();
            assertThat(scratch.readText("skill/references/a.md")).isEqualTo("more\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new CommandRunner.Result(exitCode, "", exitCode == 0 ? "" : "refused " + TOKEN + "\n");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Observed<Publication> observe() throws InterruptedException {
        return clawhub.published("onestep-aegis", "1.2.3-preview");
    }

    private void serves(SortedMap<String, byte[]> files) {
        server.on(VERSIONS, 200, "{\"items\": [{\"version\": \"1.2.3-preview\"}], \"nextCursor\": null}");
        server.on(VERSION, 200, listing(skill));
        server.on(DOWNLOAD, exchange -> {
            byte[] zip = zip(files);
            exchange.sendResponseHeaders(200, zip.length);
            exchange.getResponseBody().write(zip);
        });
    }

    private static String listing(SortedMap<String, byte[]> files) {
        return files.entrySet().stream()
                .map(file -> "{\"path\": \"" + file.getKey() + "\", \"sha256\": \""
                        + Digest.of(Digest.Algorithm.SHA256, file.getValue()).hex() + "\"}")
                .collect(Collectors.joining(
                        ",", "{\"version\": {\"files\": [", ",{\"path\": \"skill-card.md\", \"sha256\": \"x\"}]}}"));
    }

    private static byte[] zip(SortedMap<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("_meta.json"));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    @DisplayName("L22 states the digest that our archive of the served files has")
    void comparesWhatIsServedInOurForm() throws Exception {
        serves(skill);

        Publication there = observe().asOptional().orElseThrow();

        assertThat(there.files())
                .isEqualTo(Map.of(
                        ARCHIVE,
                        Digest.of(Digest.Algorithm.SHA256, SkillArchive.of(skill))
                                .toString()));
    }

    @Test
    @DisplayName("L28 downloads as a user would, without our token")
    void downloadsWithoutTheToken() throws Exception {
        serves(skill);

        assertThat(clawhub.download("onestep-aegis", "1.2.3-preview").asOptional())
                .contains(Map.of(ARCHIVE, Digest.of(Digest.Algorithm.SHA256, SkillArchive.of(skill))));
        assertThat(server.authorizations()).isEmpty();
    }

    @Test
    void doesNotKnowADownloadThatDiffersFromItsList() throws Exception {
        SortedMap<String, byte[]> tampered = new TreeMap<>(skill);
        tampered.put("SKILL.md", "# Evil\n".getBytes(StandardCharsets.UTF_8));
        serves(tampered);

        assertThat(observe().unknownReason()).get().asString().contains("SKILL.md is downloaded as");
    }

    @Test
    void doesNotKnowADownloadThatLacksAFile() throws Exception {
        SortedMap<String, byte[]> less = new TreeMap<>(skill);
        less.remove("references/a.md");
        serves(less);

        assertThat(observe().unknownReason()).get().asString().contains("references/a.md is listed and not");
    }

    @Test
    void readsEveryPageOfTheVersions() throws Exception {
        server.on(VERSIONS, 200, "{\"items\": [{\"version\": \"1.2.2\"}], \"nextCursor\": \"p 2\"}");
        server.on(VERSIONS, 200, "{\"items\": [{\"version\": \"1.2.1\"}], \"nextCursor\": null}");

        Publication there = observe().asOptional().orElseThrow();

        assertThat(there.versions()).containsExactlyInAnyOrder("1.2.2", "1.2.1");
        assertThat(there.files()).isEmpty();
        assertThat(server.requests()).last().asString().endsWith("cursor=p%202");
    }

    @Test
    void knowsThatThereIsNoSuchSkill() throws Exception {
        server.on(VERSIONS, 404, "Skill not found");
        assertThat(observe().isAbsent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500, 503})
    @DisplayName("L21 any other answer is unknown")
    void doesNotKnowOtherAnswers(int status) throws Exception {
        server.on(VERSIONS, status, "<html>something in between</html>");
        assertThat(observe().unknownReason()).get().asString().contains("answered " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"items\": [{}]}", "<html>"})
    void doesNotKnowWhatItDoesNotUnderstand(String body) throws Exception {
        server.on(VERSIONS, 200, body);
        assertThat(observe().isUnknown()).isTrue();
    }

    @Test
    void doesNotKnowAnAnswerThatNeverComes() throws Exception {
        server.on(VERSIONS, ScriptedServer.hangUp());
        assertThat(observe().isUnknown()).isTrue();
    }

    private void publish() throws Exception {
        clawhub.publish(new Upload(
                new BuiltPackage("clawhub", "onestep-aegis", "1.2.3-preview", List.of(ARCHIVE)),
                new InMemoryWorkspace().with(ARCHIVE, SkillArchive.of(skill)),
                "preview"));
    }

    @Test
    @DisplayName("L6 a preview is published under its own tag")
    void publishesUnderTheTagOfTheRelease() throws Exception {
        publish();

        assertThat(commands).singleElement().satisfies(command -> assertThat(command.arguments())
                .startsWith("clawhub", "--no-input")
                .contains(
                        "--registry=" + server.base(),
                        "publish",
                        "--slug=onestep-aegis",
                        "--name=Aegis Bridge",
                        "--version=1.2.3-preview",
                        "--tags=preview"));
    }

    @Test
    @DisplayName("L32 the token stands in a file of its owner alone, and nowhere else")
    void givesTheTokenByAPrivateFile() throws Exception {
        publish();

        CommandRunner.Command command = commands.get(0);
        assertThat(configuration.get(0)).contains(TOKEN);
        assertThat(command.environment()).containsEntry("CLAWHUB_CONFIG_PATH", scratch.path() + "/config.json");
        assertThat(command.arguments()).noneMatch(argument -> argument.contains(TOKEN));
        assertThat(command.environment()).doesNotContainValue(TOKEN);
        assertThat(command.secrets()).containsExactly(TOKEN);
        assertThat(scratch.exists("config.json")).isFalse();
    }

    @Test
    void tellsWhyPublishingFailedWithoutTheToken() {
        exitCode = 1;
        assertThatThrownBy(this::publish)
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("onestep-aegis@1.2.3-preview")
                .hasMessageContaining("refused ****")
                .hasMessageNotContaining(TOKEN);
        assertThat(scratch.exists("config.json")).isFalse();
    }

    @Test
    void refusesAnAddressWithCredentials() {
        assertThatThrownBy(() -> new ClawHubEndpoint(java.net.URI.create("https://a:b@hub.example"), ""))
                .hasMessageContaining("must hold no credentials");
    }
}
