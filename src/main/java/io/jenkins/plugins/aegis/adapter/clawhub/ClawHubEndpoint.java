package io.jenkins.plugins.aegis.adapter.clawhub;

import io.jenkins.plugins.aegis.adapter.process.SecretMask;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The registry's address and the token for it; shows no token in any text form.
 *
 * @param base with or without a slash at its end
 * @param token empty for none
 */
public record ClawHubEndpoint(URI base, String token) {
    /** @throws IllegalArgumentException if the base is no http(s) address, or holds credentials */
    public ClawHubEndpoint {
        if (base.getScheme() == null || !base.getScheme().matches("https?") || base.getHost() == null) {
            throw new IllegalArgumentException("the address of ClawHub must be http or https: " + base);
        }
        if (base.getUserInfo() != null) {
            throw new IllegalArgumentException("the address of ClawHub must hold no credentials");
        }
    }

    URI versions(String slug, String cursor) {
        return at("skills/" + part(slug) + "/versions?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + part(cursor)));
    }

    URI version(String slug, String version) {
        return at("skills/" + part(slug) + "/versions/" + part(version));
    }

    URI archive(String slug, String version) {
        return at("download?slug=" + part(slug) + "&version=" + part(version));
    }

    private URI at(String route) {
        return URI.create(base.toString().replaceFirst("/*$", "/api/v1/") + route);
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What we may see as the owner: a new version is hidden from others until it was scanned. */
    Map<String, String> asOwner() {
        return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    String harmless(String text) {
        return new SecretMask(Set.of(token)).applyTo(String.valueOf(text));
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
