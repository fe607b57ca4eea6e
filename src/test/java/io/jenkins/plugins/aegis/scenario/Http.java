package io.jenkins.plugins.aegis.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Plain requests without any client of the product. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Http() {}

    static HttpResponse<byte[]> get(URI uri, String... headers) {
        return send(HttpRequest.newBuilder(uri).GET(), headers);
    }

    static void patch(URI uri, String json, String... headers) {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(json);
        int status =
                send(HttpRequest.newBuilder(uri).method("PATCH", body), headers).statusCode();
        if (status != 200) {
            throw new IllegalStateException("PATCH " + uri + " answered " + status);
        }
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request, String... headers) {
        URI uri = request.build().uri();
        try {
            return CLIENT.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + uri, e);
        }
    }

    static JsonNode json(URI uri, String... headers) {
        try {
            return JSON.readTree(get(uri, headers).body());
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON from " + uri, e);
        }
    }
}
