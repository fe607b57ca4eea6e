package io.jenkins.plugins.aegis.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.function.Function;

/**
 * Forms of the two documents that name Sigstore services; a rule answers with what is wrong, empty if nothing is.
 *
 * <p>Source: sigstore/protobuf-specs, {@code sigstore_trustroot.proto}.
 */
final class SigstoreDocuments {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SigstoreDocuments() {}

    static Optional<String> signingConfig(String text, String trustedRoot) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (trustedRoot.isEmpty()) {
            return Optional.of("What services of your own sign is verified with a trusted root of your own: give both");
        }
        return judge(
                text,
                "signingconfig",
                json -> json.path("caUrls").isEmpty()
                        ? Optional.of("The signing configuration names no certificate authority (caUrls)")
                        : Optional.empty());
    }

    static Optional<String> trustedRoot(String text) {
        return text.isEmpty() ? Optional.empty() : judge(text, "trustedroot", SigstoreDocuments::authorities);
    }

    private static Optional<String> authorities(JsonNode root) {
        if (root.path("certificateAuthorities").isEmpty()) {
            return Optional.of("The trusted root names no certificate authority (certificateAuthorities)");
        }
        return root.path("tlogs").isEmpty() && root.path("timestampAuthorities").isEmpty()
                ? Optional.of("The trusted root names neither a transparency log (tlogs) nor a timestamp authority"
                        + " (timestampAuthorities): nothing would prove when something was signed")
                : Optional.empty();
    }

    private static Optional<String> judge(String text, String kind, Function<JsonNode, Optional<String>> further) {
        String type = "application/vnd.dev.sigstore." + kind;
        try {
            JsonNode json = JSON.readTree(text);
            return json.path("mediaType").asText().startsWith(type)
                    ? further.apply(json)
                    : Optional.of("This is not of the media type " + type + "; let cosign write it");
        } catch (JsonProcessingException e) {
            // Without the parser's words: they repeat what was typed.
            return Optional.of("This is no JSON of the media type " + type + "; let cosign write it");
        }
    }
}
