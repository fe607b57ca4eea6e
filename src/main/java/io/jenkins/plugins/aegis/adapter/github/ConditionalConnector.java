package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.adapter.github.ConditionalAnswers.Kept;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Repeats a read as a conditional request, answering from memory when the forge says that nothing changed, and counts
 * what goes out.
 *
 * <p>Source: "Conditional requests" of GitHub's REST documentation; a 304 does not count against the rate limit.
 */
final class ConditionalConnector implements GitHubConnector {
    private final GitHubConnector next;
    private final ConditionalAnswers answers;

    ConditionalConnector(GitHubConnector next, ConditionalAnswers answers) {
        this.next = next;
        this.answers = answers;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        if (!request.method().equals("GET")) {
            return next.send(request);
        }
        String key = ConditionalAnswers.key(
                request.header("Authorization"),
                request.header("Accept"),
                request.url().toString());
        Kept before = answers.recall(key);
        GitHubConnectorResponse response =
                next.send(before == null ? request : RestRequest.with(request, "If-None-Match", before.etag()));
        if (response.statusCode() == 304 && before != null) {
            response.close();
            return new KeptResponse(request, before);
        }
        keep(key, response);
        return response;
    }

    private void keep(String key, GitHubConnectorResponse response) throws IOException {
        answers.forget(key);
        String etag = response.header("ETag");
        if (response.statusCode() != 200 || etag == null) {
            return;
        }
        try (InputStream stream = response.bodyStream()) {
            byte[] body = stream.readAllBytes();
            // What was garbled on its way would be so again with each 304, until something else changes there.
            if (Answer.document(body).isPresent()) {
                answers.keep(key, new Kept(etag, response.allHeaders(), body));
            }
        }
    }

    /** What was answered the last time. */
    private static final class KeptResponse extends GitHubConnectorResponse {
        private final byte[] body;

        KeptResponse(GitHubConnectorRequest request, Kept kept) {
            super(request, 200, kept.headers());
            this.body = kept.body();
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
