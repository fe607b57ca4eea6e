package io.jenkins.plugins.aegis.adapter.github;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.github.connector.GitHubConnectorRequest;

/** One request; its text form names method and address and nothing of its headers. */
final class RestRequest implements GitHubConnectorRequest {
    private final String method;
    private final URI uri;
    private final URL url;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    /** @param body empty for none */
    RestRequest(String method, URI uri, Map<String, String> headers, byte[] body) throws java.io.IOException {
        this.method = method;
        this.uri = uri;
        this.url = uri.toURL();
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> this.headers.put(name, List.of(value)));
        this.body = body;
    }

    /** The same request with one header more. */
    static GitHubConnectorRequest with(GitHubConnectorRequest request, String name, String value)
            throws java.io.IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.allHeaders().forEach((each, values) -> headers.put(each, String.join(", ", values)));
        headers.put(name, value);
        return new RestRequest(request.method(), URI.create(request.url().toString()), headers, new byte[0]);
    }

    /** Whether it changes nothing, and may be sent again; what we ask by GraphQL are queries, never mutations. */
    static boolean isRead(GitHubConnectorRequest request) {
        return request.method().equals("GET") || request.url().getPath().endsWith(RestClient.GRAPHQL);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public Map<String, List<String>> allHeaders() {
        return headers;
    }

    @Override
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    @Override
    public String contentType() {
        return header("Content-Type");
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public URL url() {
        return url;
    }

    @Override
    public boolean hasBody() {
        return body.length > 0;
    }

    @Override
    public String toString() {
        return method + " " + uri.getPath();
    }
}
