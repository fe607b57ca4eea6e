package io.jenkins.plugins.aegis.rehearsal.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand.Outcome;
import io.jenkins.plugins.aegis.rehearsal.tools.PythonTools;
import io.jenkins.plugins.aegis.testing.PythonPackages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index on loopback is one for the real pip and the real twine. */
class PythonIndexServerTest {
    private static final String WHEEL = "own_client-1.0.0-py3-none-any.whl";

    @TempDir
    Path directory;

    private final PythonTools tools = PythonTools.ofMachine();
    private PythonIndexServer server;

    @BeforeEach
    void start() throws IOException {
        server = PythonIndexServer.start(directory.resolve("index"));
    }

    @AfterEach
    void end() {
        server.close();
    }

    private Outcome upload(String token, Map<String, byte[]> files) throws IOException {
        Path artifacts = Files.createDirectories(directory.resolve("artifacts"));
        List<String> words = new ArrayList<>(List.of("twine", "upload", "--verbose", "--non-interactive"));
        words.addAll(List.of("--repository-url", server.upload().toString()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            words.add(Files.write(artifacts.resolve(file.getKey()), file.getValue())
                    .toString());
        }
        return LocalCommand.in(artifacts, words.toArray(String[]::new))
                .with("TWINE_USERNAME", "__token__")
                .with("TWINE_PASSWORD", token)
                .run();
    }

    private Map<String, byte[]> publish(String module) throws IOException {
        Map<String, byte[]> files = PythonPackages.of("own-client", "1.0.0", module);
        Outcome outcome = upload(server.token(), files);
        assertThat(outcome.exitCode())
                .as(outcome.output() + outcome.errorOutput())
                .isZero();
        return files;
    }

    private HttpResponse<String> get(URI address, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address).header("Accept", accept).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void givesPipTheUploadedBytes() throws Exception {
        Map<String, byte[]> files = publish("x = 1\n");

        Path downloads = Files.createDirectories(directory.resolve("downloads"));
        tools.download(server.index(), "own-client==1.0.0", downloads);

        assertThat(downloads.resolve(WHEEL)).hasBinaryContent(files.get(WHEEL));
    }

    @Test
    void givesPipAModuleToInstall() throws Exception {
        publish("x = 41 + 1\n");

        Path site = Files.createDirectories(directory.resolve("site"));
        tools.install(server.index(), "own-client", site);

        assertThat(LocalCommand.in(site, "python3", "-c", "import own; print(own.x)")
                        .output())
                .isEqualTo("42");
    }

    @Test
    void refusesAWrongToken() throws Exception {
        Outcome outcome = upload("pypi-wrong", PythonPackages.of("own-client", "1.0.0", "x = 1\n"));

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output() + outcome.errorOutput()).contains("403");
        assertThat(get(server.index().resolve("own-client/"), "*/*").statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesOtherBytesUnderAFileNameThatWasUsed() throws Exception {
        Map<String, byte[]> first = publish("x = 1\n");

        Outcome outcome = upload(server.token(), PythonPackages.of("own-client", "1.0.0", "x = 2\n"));

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output() + outcome.errorOutput()).contains("File already exists");
        assertThat(Files.readAllBytes(directory.resolve("index/files/own-client/" + WHEEL)))
                .isEqualTo(first.get(WHEEL));
    }

    @Test
    void servesPagesAsJsonAndAsHtml() throws Exception {
        publish("x = 1\n");
        URI project = server.index().resolve("own-client/");

        HttpResponse<String> json = get(project, "application/vnd.pypi.simple.v1+json");
        HttpResponse<String> html = get(project, "text/html");

        assertThat(json.headers().firstValue("Content-Type")).contains("application/vnd.pypi.simple.v1+json");
        assertThat(json.body()).contains("\"filename\":\"" + WHEEL + "\"", "\"sha256\"");
        assertThat(html.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(html.body()).contains(">" + WHEEL + "</a>", "#sha256=");
    }

    @Test
    void goesOnWhereAnEarlierOneEnded() throws Exception {
        server.close();
        server = PythonIndexServer.startLasting(directory.resolve("index"));
        publish("x = 1\n");
        URI index = server.index();
        String token = server.token();
        server.close();

        server = PythonIndexServer.startLasting(directory.resolve("index"));

        assertThat(server.token()).isEqualTo(token);
        assertThat(server.index()).isEqualTo(index);
        assertThat(get(server.index().resolve("own-client/"), "text/html").body())
                .contains(WHEEL);
    }

    @Test
    void saysWhichPortOfTheLastTimeIsTaken() throws Exception {
        server.close();
        server = PythonIndexServer.startLasting(directory.resolve("index"));

        assertThatThrownBy(() -> PythonIndexServer.startLasting(directory.resolve("index")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Port " + server.index().getPort())
                .hasMessageContaining("delete");
    }
}
