package io.jenkins.plugins.aegis.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * What a credential may do with a repository, as the forge tells it; one request.
 *
 * <p>Source: GitHub's REST documentation, "Get a repository": {@code permissions} is there for whoever is logged in. An
 * app is not told, and learns at the first push.
 *
 * @param text for people; holds no secret
 */
public record RepositoryAccess(boolean mayPush, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1 << 20;

    /** @throws IOException if nothing is answered */
    public static RepositoryAccess ask(HttpDownloads downloads, URI api, String repository, String token)
            throws IOException, InterruptedException {
        String base = api.toString().replaceFirst("/$", "");
        Map<String, String> headers = Map.of(
                "Accept",
                "application/vnd.github+json",
                "Authorization",
                new Credential(token).header(),
                "User-Agent",
                "aegis-release");
        Reply reply = downloads.get(URI.create(base + "/repos/" + repository), headers, MOST);
        return switch (reply.status()) {
            case 200 -> seen(repository, document(reply.body()));
            case 401 -> new RepositoryAccess(false, "The forge does not accept the credential (401)");
            case 403 ->
                new RepositoryAccess(false, "The forge forbids the credential to read " + repository + " (403)");
            case 404 ->
                new RepositoryAccess(
                        false,
                        "The forge answers, and shows no repository " + repository + " to this credential (404)");
            default -> new RepositoryAccess(false, "The forge answered " + reply.status());
        };
    }

    private static JsonNode document(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            // Jackson's message quotes the answer, which is of unknown content.
            return MissingNode.getInstance();
        }
    }

    private static RepositoryAccess seen(String repository, JsonNode document) {
        if (!document.path("full_name").isTextual()) {
            return new RepositoryAccess(
                    false, "The forge answers with something that describes no repository; is the address right?");
        }
        JsonNode push = document.path("permissions").path("push");
        if (push.isBoolean() && !push.booleanValue()) {
            return new RepositoryAccess(
                    false, "The credential sees " + repository + ", and may not push to it; releases have to");
        }
        return new RepositoryAccess(
                true,
                "The credential sees " + repository
                        + (push.isBoolean()
                                ? ", and may push to it"
                                : "; whether it may push, the forge does not say"));
    }
}
