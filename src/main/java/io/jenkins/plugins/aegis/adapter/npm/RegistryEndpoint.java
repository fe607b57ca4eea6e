package io.jenkins.plugins.aegis.adapter.npm;

import io.jenkins.plugins.aegis.adapter.process.SecretMask;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * An npm registry's address and the token for it; shows no token in any text form.
 *
 * @param base ends in a slash
 * @param token empty for none
 */
public record RegistryEndpoint(URI base, String token) {
    /** @throws IllegalArgumentException if the base is no http(s) address that ends in a slash */
    public RegistryEndpoint {
        if (base.getScheme() == null || !base.getScheme().matches("https?") || base.getHost() == null) {
            throw new IllegalArgumentException("the registry's address must be http or https: " + base);
        }
        if (base.getUserInfo() != null) {
            throw new IllegalArgumentException("the registry's address must hold no credentials");
        }
        if (!base.getPath().endsWith("/")) {
            throw new IllegalArgumentException("the registry's address must end in a slash: " + base);
        }
    }

    /** Where the metadata of the package is; the slash of a scoped name is encoded. */
    URI metadata(String packageName) {
        return base.resolve(
                URLEncoder.encode(packageName, StandardCharsets.UTF_8).replace("%40", "@"));
    }

    /** The token goes to the registry's own origin and nowhere else. */
    Map<String, String> headersFor(URI target, String accept) {
        boolean own = base.getScheme().equals(target.getScheme())
                && base.getAuthority().equals(target.getAuthority());
        return own && !token.isEmpty()
                ? Map.of("Accept", accept, "Authorization", "Bearer " + token)
                : Map.of("Accept", accept);
    }

    /** The key that binds a token to this registry in npm's configuration. Source: npmrc(5), "Auth related configuration". */
    String credentialKey() {
        return "//" + base.getAuthority() + base.getPath() + ":_authToken";
    }

    /** The text, with the token blotted out wherever it stands in it. */
    String withoutToken(String text) {
        return new SecretMask(Set.of(token)).applyTo(String.valueOf(text));
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
