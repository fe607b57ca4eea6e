package io.jenkins.plugins.aegis.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Sends a request and reads its answer as JSON; never sends one twice, never follows a redirection. */
final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");

    /** Where every GraphQL address ends. */
    static final String GRAPHQL = "/graphql";

    private final GitHubConnector connector;
    private final String base;
    private final Credential credential;

    /** @param base address of the REST interface, with or without a slash at its end */
    RestClient(GitHubConnector connector, URI base, Credential credential) {
        this.connector = connector;
        this.base = base.toString().replaceAll("/+$", "");
        this.credential = credential;
    }

    /** @param path from the base on, starting with a slash, its parts encoded */
    Answer get(String path) throws RequestFailed, InterruptedException {
        return send("GET", URI.create(base + path), "", new byte[0]);
    }

    /** Asks for an address that the forge itself gave, if it lies below the base. */
    Answer getPage(String address) throws RequestFailed, InterruptedException {
        if (!address.startsWith(base + "/")) {
            throw new RequestFailed(RequestFailed.NO_ANSWER, base + " refers to a next page that is not its own", null);
        }
        return get(address.substring(base.length()));
    }

    Answer write(String method, String path, Map<String, ?> fields) throws RequestFailed, InterruptedException {
        return send(method, URI.create(base + path), "application/json", json(fields));
    }

    /** Asks by GraphQL, whose interface stands beside the REST one; never changes anything. */
    Answer query(String text, Map<String, ?> variables) throws RequestFailed, InterruptedException {
        return send("POST", graphql(), "application/json", json(Map.of("query", text, "variables", variables)));
    }

    /** On GitHub Enterprise Server it stands beside {@code /api/v3} (its documentation, "GraphQL: forming calls"). */
    private URI graphql() {
        return URI.create(base.replaceFirst("/api/v3$", "/api") + GRAPHQL);
    }

    Answer delete(String path) throws RequestFailed, InterruptedException {
        return send("DELETE", URI.create(base + path), "", new byte[0]);
    }

    Answer upload(URI address, byte[] content) throws RequestFailed, InterruptedException {
        return send("POST", address, "application/octet-stream", content);
    }

    /** Where a path of the interface is. */
    URI address(String path) {
        return URI.create(base + path);
    }

    private Answer send(String method, URI uri, String contentType, byte[] body)
            throws RequestFailed, InterruptedException {
        Failures failures = new Failures(method + " " + uri.getPath(), credential);
        try {
            RestRequest request = new RestRequest(method, uri, headers(contentType), body);
            try (GitHubConnectorResponse response = connector.send(request)) {
                int status = response.statusCode();
                byte[] content = content(response);
                if (status < 200 || status > 299) {
                    throw failures.refused(response, content);
                }
                return new Answer(
                        status == 204 ? MissingNode.getInstance() : parsed(content, failures), next(response));
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException(failures.request()).initCause(e);
            }
            throw failures.unanswered(e);
        }
    }

    private Map<String, String> headers(String contentType) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Accept", "application/vnd.github+json");
        headers.put("X-GitHub-Api-Version", "2022-11-28");
        headers.put("User-Agent", "aegis-release");
        headers.put("Authorization", credential.header());
        if (!contentType.isEmpty()) {
            headers.put("Content-Type", contentType);
        }
        return headers;
    }

    private static byte[] content(GitHubConnectorResponse response) throws IOException {
        try (InputStream stream = response.bodyStream()) {
            return stream.readAllBytes();
        }
    }

    private static JsonNode parsed(byte[] content, Failures failures) throws RequestFailed {
        return Answer.document(content).orElseThrow(() -> failures.notUnderstood("with text that is no JSON document"));
    }

    private static byte[] json(Map<String, ?> fields) {
        return JSON.valueToTree(fields).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> next(GitHubConnectorResponse response) {
        String link = response.header("Link");
        Matcher next = NEXT.matcher(link == null ? "" : link);
        return next.find() ? Optional.of(next.group(1)) : Optional.empty();
    }
}
