package io.jenkins.plugins.aegis.adapter.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final int MOST_ANSWERS = 200;
    private static final int LARGEST_BODY = 1 << 20;

    private final GitHubConnector next;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_ANSWERS;
        }
    };

    private record Kept(String etag, int status, Map<String, List<String>> headers, byte[] body) {}

    ConditionalConnector(GitHubConnector next) {
        this.next = next;
    }

    /** Requests that only read, conditional ones included. */
    int reads() {
        return reads.get();
    }

    /** Requests that may have changed something. */
    int writes() {
        return writes.get();
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        if (!request.method().equals("GET")) {
            writes.incrementAndGet();
            return next.send(request);
        }
        reads.incrementAndGet();
        String key = request.header("Accept") + " " + request.url();
        Kept before = recall(key);
        GitHubConnectorResponse response =
                next.send(before == null ? request : RestRequest.with(request, "If-None-Match", before.etag()));
        if (response.statusCode() == 304 && before != null) {
            response.close();
            return new KeptResponse(request, before);
        }
        keep(key, response);
        return response;
    }

    private synchronized Kept recall(String key) {
        return kept.get(key);
    }

    private synchronized void keep(String key, GitHubConnectorResponse response) throws IOException {
        kept.remove(key);
        String etag = response.header("ETag");
        if (response.statusCode() != 200 || etag == null) {
            return;
        }
        try (InputStream stream = response.bodyStream()) {
            byte[] body = stream.readAllBytes();
            if (body.length <= LARGEST_BODY) {
                kept.put(key, new Kept(etag, response.statusCode(), response.allHeaders(), body));
            }
        }
    }

    /** What was answered the last time. */
    private static final class KeptResponse extends GitHubConnectorResponse {
        private final byte[] body;

        KeptResponse(GitHubConnectorRequest request, Kept kept) {
            super(request, kept.status(), kept.headers());
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
