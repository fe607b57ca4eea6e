package io.jenkins.plugins.aegis.rehearsal.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The account of a registry and its token, kept in a file that only this user reads, so that both outlive the server.
 *
 * @param token the last one, empty before the first login
 */
record LastingLogin(Path file, RegistryAccount account, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The one that was kept in that directory, or a new one. */
    static LastingLogin in(Path directory) {
        Path file = directory.resolve("login.json");
        RegistryAccount fresh = RegistryAccount.fresh();
        if (!Files.exists(file)) {
            return new LastingLogin(file, fresh, "");
        }
        try {
            JsonNode kept = JSON.readTree(file.toFile());
            RegistryAccount account =
                    new RegistryAccount(fresh.name(), kept.path("password").asText(fresh.password()));
            return new LastingLogin(file, account, kept.path("token").asText(""));
        } catch (IOException e) {
            throw new UncheckedIOException("The login of the registry cannot be read from " + file, e);
        }
    }

    /** The kept token if the registry still takes it, otherwise a new one, which is kept from now on. */
    String token(RegistryLogin registry) {
        if (!token.isEmpty() && registry.accepts(token, account)) {
            return token;
        }
        String newToken = registry.tokenFor(account);
        try {
            VerdaccioDirectory.replace(
                    file, JSON.writeValueAsBytes(Map.of("password", account.password(), "token", newToken)));
        } catch (IOException e) {
            throw new UncheckedIOException("The login of the registry cannot be kept in " + file, e);
        }
        return newToken;
    }

    /** Never the secrets. */
    @Override
    public String toString() {
        return "LastingLogin[" + file + "]";
    }
}
