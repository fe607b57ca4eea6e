package io.jenkins.plugins.aegis.rehearsal.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** The requests that a start needs: is the registry there, whose is this token, and a new one (as {@code npm login} asks). */
record RegistryLogin(URI registry) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean answers() throws InterruptedException {
        try {
            return send(HttpRequest.newBuilder(registry.resolve("-/ping")).GET())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String tokenFor(RegistryAccount account) {
        try {
            String body = JSON.writeValueAsString(Map.of("name", account.name(), "password", account.password()));
            String basic = Base64.getEncoder()
                    .encodeToString((account.name() + ":" + account.password()).getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> response =
                    send(HttpRequest.newBuilder(registry.resolve("-/user/org.couchdb.user:" + account.name()))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Basic " + basic)
                            .PUT(BodyPublishers.ofString(body)));
            String token = JSON.readTree(response.body()).path("token").asText();
            if (response.statusCode() != 201 || token.isEmpty()) {
                throw new RegistryUnavailable("The registry on " + registry
                        + " gave no token for its own account: status " + response.statusCode());
            }
            return token;
        } catch (IOException e) {
            throw new RegistryUnavailable("The registry on " + registry + " broke off the login", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("Interrupted while logging in to " + registry, e);
        }
    }

    /** Whether the registry knows the bearer of that token as this account. */
    boolean accepts(String token, RegistryAccount account) {
        try {
            HttpResponse<String> response = send(HttpRequest.newBuilder(registry.resolve("-/whoami"))
                    .header("Authorization", "Bearer " + token)
                    .GET());
            return response.statusCode() == 200
                    && JSON.readTree(response.body()).path("username").asText().equals(account.name());
        } catch (IOException e) {
            throw new RegistryUnavailable("The registry on " + registry + " broke off the question who logged in", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailable("Interrupted while asking " + registry + " who logged in", e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        // Loopback is never reached through a proxy.
        HttpClient client = HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE)
                .build();
        return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }
}
