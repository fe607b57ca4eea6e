package io.jenkins.plugins.aegis.adapter.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.tools.PythonTools;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.PythonPackages;
import io.jenkins.plugins.aegis.testing.WatchedCommandRunner;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real twine against an index on loopback. */
class PythonIndexTest {
    @TempDir
    private static Path shared;

    private static PythonIndexServer server;

    @TempDir
    Path directory;

    private final String name = "own-client-" + UUID.randomUUID().toString().substring(0, 8);
    private WatchedCommandRunner commands = new WatchedCommandRunner(new LocalCommandRunner());

    @BeforeAll
    static void start() throws Exception {
        PythonTools.ofMachine();
        server = PythonIndexServer.start(shared.resolve("index"));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private PythonIndex index(String token) {
        return new PythonIndex(
                new IndexEndpoint(server.index(), server.upload(), "__token__", token),
                HttpDownloads.within(Duration.ofSeconds(30)),
                commands,
                new LocalWorkspace(directory.resolve("scratch")));
    }

    private Map<String, byte[]> publish(String version, String module) throws Exception {
        Map<String, byte[]> files = PythonPackages.of(name, version, module);
        publish(index(server.token()), version, files);
        return files;
    }

    private void publish(PythonIndex index, String version, Map<String, byte[]> files) throws Exception {
        Workspace artifacts = new LocalWorkspace(directory.resolve("artifacts"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            artifacts.copyFrom(new ByteArrayInputStream(file.getValue()), file.getKey());
        }
        index.publish(new Upload(
                new BuiltPackage("python-sdk", name, version, List.copyOf(files.keySet())), artifacts, "latest"));
    }

    private static Map<String, Digest> digests(Map<String, byte[]> files) {
        Map<String, Digest> digests = new TreeMap<>();
        files.forEach((file, bytes) -> digests.put(file, Digest.of(Digest.Algorithm.SHA256, bytes)));
        return digests;
    }

    private Map<String, String> published(String version) throws Exception {
        return index(server.token())
                .published(name, version)
                .asOptional()
                .orElseThrow()
                .files();
    }

    @Test
    @DisplayName("L22 the index states the digests of what was published")
    void publishesEveryFile() throws Exception {
        Map<String, byte[]> files = publish("1.0.0.dev0", "x = 1\n");

        Map<String, String> stated = new TreeMap<>();
        digests(files).forEach((file, digest) -> stated.put(file, digest.toString()));
        assertThat(published("1.0.0.dev0")).isEqualTo(stated);
        assertThat(published("1.0.0")).isEmpty();
    }

    @Test
    @DisplayName("L28 what a user downloads is read as bytes, file by file")
    void downloadsWhatWasPublished() throws Exception {
        Map<String, byte[]> files = publish("1.0.0", "x = 1\n");

        assertThat(index("").download(name, "1.0.0").asOptional()).contains(digests(files));
        assertThat(index("").download(name, "1.0.1").isAbsent()).isTrue();
    }

    @Test
    void tellsThatNothingIsPublished() throws Exception {
        assertThat(index(server.token()).published("own-missing", "1.0.0").isAbsent())
                .isTrue();
    }

    @Test
    void uploadsNoFileTwice() throws Exception {
        Map<String, byte[]> files = publish("1.0.0", "x = 1\n");

        publish(index(server.token()), "1.0.0", files);

        assertThat(server.received())
                .filteredOn(files::containsKey)
                .containsExactlyInAnyOrderElementsOf(files.keySet());
    }

    @Test
    @DisplayName("L22 other bytes under our version stop, and nothing is replaced")
    void replacesNoPublishedFile() throws Exception {
        Map<String, byte[]> first = publish("1.0.0", "x = 1\n");

        assertThatThrownBy(() -> publish("1.0.0", "x = 2\n")).isInstanceOf(PortUnavailable.class);
        assertThat(index("").download(name, "1.0.0").asOptional()).contains(digests(first));
    }

    @Test
    @DisplayName("L32 the token is no argument and in no file, and nothing is left of its file")
    void keepsTheTokenToTheEnvironment() throws Exception {
        publish("1.0.0", "x = 1\n");

        Command twine = commands.commands().get(0);
        assertThat(twine.arguments()).noneMatch(each -> each.contains(server.token()));
        assertThat(twine.environment()).containsEntry("TWINE_PASSWORD", server.token());
        assertThat(twine.secrets()).contains(server.token());
        assertThat(directory.resolve("scratch")).doesNotExist();
    }

    @Test
    void saysWhatTheIndexRefuses() {
        String wrong = "pypi-wrongTokenOfTheTest";

        assertThatThrownBy(() -> publish(index(wrong), "1.0.0", PythonPackages.of(name, "1.0.0", "x = 1\n")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining(wrong);
    }

    @Test
    @DisplayName("L35 neither the settings of the machine nor of its user send the token elsewhere")
    void ignoresTheConfigurationOfTheMachine() throws Exception {
        Path home = Files.createDirectories(directory.resolve("home"));
        Files.writeString(
                home.resolve(".pypirc"),
                "[distutils]\nindex-servers = pypi\n[pypi]\nrepository = http://127.0.0.1:9/\nusername = other\n");
        Map<String, String> machine = Map.of(
                "HOME", home.toString(), "TWINE_REPOSITORY", "pypi", "TWINE_REPOSITORY_URL", "http://127.0.0.1:9/");
        commands = new WatchedCommandRunner(new LocalCommandRunner(machine, line -> {}));

        assertThat(publish("1.0.0", "x = 1\n")).hasSize(2);

        assertThat(published("1.0.0")).hasSize(2);
    }

    @Test
    void namesThePlaceOfAVersion() {
        assertThat(index("").location("Own.Client", "1.0.0")).isEqualTo(server.index() + "own-client/");
    }
}
