package io.jenkins.plugins.aegis.adapter.npm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads.Reply;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Whom an npm registry takes the bearer of a token for, as {@code npm whoami} asks it; one request.
 *
 * @param text for people; holds no secret
 */
public record RegistryAccount(boolean usable, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 1 << 16;

    /** @throws IOException if nothing is answered */
    public static RegistryAccount ask(HttpDownloads downloads, RegistryEndpoint registry)
            throws IOException, InterruptedException {
        Reply reply = reply(downloads, registry);
        if (registry.token().isEmpty()) {
            return new RegistryAccount(
                    reply.status() < 500,
                    "The registry answered " + reply.status() + "; without a credential nothing can be published");
        }
        return switch (reply.status()) {
            case 200 ->
                user(reply)
                        .map(user -> new RegistryAccount(true, "The registry knows the token as that of " + user))
                        .orElse(new RegistryAccount(
                                false,
                                "The registry answers with something that names no account; is the address right?"));
            case 401, 403 ->
                new RegistryAccount(false, "The registry does not accept the token (" + reply.status() + ")");
            case 404 -> new RegistryAccount(true, "The registry answers, and does not tell whose the token is (404)");
            default -> new RegistryAccount(false, "The registry answered " + reply.status());
        };
    }

    /** Status of the answer: 200 for a token that is accepted, 404 and the like where the registry does not tell. */
    static int statusOf(HttpDownloads downloads, RegistryEndpoint registry) throws IOException, InterruptedException {
        return reply(downloads, registry).status();
    }

    private static Reply reply(HttpDownloads downloads, RegistryEndpoint registry)
            throws IOException, InterruptedException {
        URI whoami = registry.base().resolve("-/whoami");
        return downloads.get(whoami, registry.headersFor(whoami, "application/json"), MOST);
    }

    private static Optional<String> user(Reply reply) {
        try {
            JsonNode name = JSON.readTree(reply.body()).path("username");
            return name.isTextual() ? Optional.of(Printable.of(name.textValue(), 80)) : Optional.empty();
        } catch (IOException e) {
            // Whatever it was, it was no account; Jackson would quote it.
            return Optional.empty();
        }
    }
}
