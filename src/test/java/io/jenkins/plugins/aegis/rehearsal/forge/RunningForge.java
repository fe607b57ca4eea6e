package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A forge over a {@link SampleRemote}, for tests, with one account of each permission and a plain HTTP client. */
final class RunningForge implements AutoCloseable {
    static final String REPOSITORY = "/repos/acme/sample";

    private final SampleRemote remote;
    private final ForgeSettings settings;
    private LoopbackForge forge;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningForge(Path directory) throws IOException {
        this.remote = SampleRemote.create(directory);
        this.settings = new ForgeSettings(
                "acme/sample",
                remote.bare(),
                directory.resolve("forge"),
                List.of(
                        Account.withToken("releaser", Permission.WRITE, "releaser-token"),
                        Account.withToken("reader", Permission.READ, "reader-token"),
                        Account.withToken("stranger", Permission.NONE, "stranger-token"),
                        Account.person("ada", Permission.WRITE),
                        Account.person("grace", Permission.MAINTAIN)),
                List.of("ci"));
        this.forge = LoopbackForge.start(settings, 0);
    }

    SampleRemote remote() {
        return remote;
    }

    ForgeSettings settings() {
        return settings;
    }

    LoopbackForge forge() {
        return forge;
    }

    Maintainers maintainers() {
        return forge.maintainers();
    }

    /** Stops the forge and starts another one on the same directories and port. */
    void restart() throws IOException {
        int port = forge.port();
        forge.close();
        forge = LoopbackForge.start(settings, port);
    }

    /** Opens a pull request from a new branch with one file, and answers its number. */
    int pullFromBranch(String branch, String base) {
        remote.branch(branch, "fix: " + branch, Map.of(branch.replace('/', '-') + ".txt", "text\n"));
        return maintainers().openPull("ada", branch, base, "Fix by " + branch);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder().GET(), path, "releaser-token");
    }

    HttpResponse<String> get(String path, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder().GET();
        return send(headers.length == 0 ? request : request.headers(headers), path, token);
    }

    HttpResponse<String> send(String method, String path, JsonNode body) {
        return send(method, path, body, "releaser-token");
    }

    HttpResponse<String> send(String method, String path, JsonNode body, String token) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
        return send(HttpRequest.newBuilder().method(method, publisher), path, token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String token) {
        URI uri = URI.create(path.startsWith("http") ? path : forge.endpoint() + path);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + uri, e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() {
        forge.close();
    }
}
