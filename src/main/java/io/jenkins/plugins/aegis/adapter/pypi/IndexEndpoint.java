package io.jenkins.plugins.aegis.adapter.pypi;

import io.jenkins.plugins.aegis.model.DistributionName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A Python package index's addresses and what proves who we are there; shows no token in any text form.
 *
 * @param index base of the simple repository interface, ending in a slash
 * @param upload where files are sent
 * @param user name beside the token
 * @param token empty for none
 */
public record IndexEndpoint(URI index, URI upload, String user, String token) {
    /** @throws IllegalArgumentException if one is no http(s) address, holds credentials, or the base has no slash at its end */
    public IndexEndpoint {
        requireAddress(index);
        requireAddress(upload);
        if (!index.getPath().endsWith("/")) {
            throw new IllegalArgumentException("the index's address must end in a slash: " + index);
        }
    }

    private static void requireAddress(URI address) {
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException("the index's address must hold no credentials");
        }
        if (address.getScheme() == null || !address.getScheme().matches("https?") || address.getHost() == null) {
            throw new IllegalArgumentException("the index's address must be http or https: " + address);
        }
    }

    /** The page that lists the project's files. Source: PEP 503, "Specification". */
    URI project(String name) {
        return index.resolve(new DistributionName(name).normalised() + "/");
    }

    /** What is for uploading goes to where uploads go, and nowhere else: private indexes ask for it when read, too. */
    Map<String, String> headersFor(URI target, String accept) {
        boolean own = upload.getScheme().equals(target.getScheme())
                && upload.getAuthority().equals(target.getAuthority());
        if (!own || token.isEmpty()) {
            return Map.of("Accept", accept);
        }
        String credentials = Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
        return Map.of("Accept", accept, "Authorization", "Basic " + credentials);
    }

    @Override
    public String toString() {
        return upload.toString();
    }
}
