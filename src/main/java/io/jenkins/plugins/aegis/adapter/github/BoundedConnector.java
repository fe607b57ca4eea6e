package io.jenkins.plugins.aegis.adapter.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Sends by the runtime's HTTP client and reads the whole answer, up to a size; the library's connector knows no limit. */
final class BoundedConnector implements GitHubConnector {
    /** A hundred releases with long notes and many files take a third of it. */
    private static final int MOST = 64 << 20;

    private final HttpClient client;

    BoundedConnector(HttpClient client) {
        this.client = client;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        try {
            HttpResponse<InputStream> answer = client.send(translated(request), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] content = body.readNBytes(MOST + 1);
                if (content.length > MOST) {
                    throw new IOException("the answer has more than " + (MOST >> 20) + " MiB");
                }
                return new Whole(request, answer, content);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    private static HttpRequest translated(GitHubConnectorRequest request) throws IOException {
        InputStream content = request.hasBody() ? request.body() : null;
        BodyPublisher body =
                content == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content.readAllBytes());
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url().toString())).method(request.method(), body);
        request.allHeaders().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    /** An answer that is in memory. */
    private static final class Whole extends GitHubConnectorResponse {
        private final byte[] body;

        Whole(GitHubConnectorRequest request, HttpResponse<?> answer, byte[] body) {
            super(request, answer.statusCode(), answer.headers().map());
            this.body = body;
        }

        @Override
        public InputStream bodyStream() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
