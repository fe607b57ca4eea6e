package io.jenkins.plugins.aegis.adapter.npm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A package's metadata document, abbreviated or whole.
 *
 * <p>Source: "Package Metadata" of the npm registry's documentation.
 */
final class PackageMetadata {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;

    private PackageMetadata(JsonNode document) {
        this.document = document;
    }

    /** @throws IllegalArgumentException if it is not the metadata of that package */
    static PackageMetadata read(byte[] body, String packageName) {
        JsonNode document = json(body).orElseThrow(() -> new IllegalArgumentException("it is no JSON document"));
        if (!document.path("name").asText().equals(packageName)) {
            throw new IllegalArgumentException("it is not about " + packageName);
        }
        if (!document.path("versions").isObject() || !document.path("dist-tags").isObject()) {
            throw new IllegalArgumentException("it lists no versions and dist-tags");
        }
        return new PackageMetadata(document);
    }

    /** Whether a 404's body is the registry's own word, a JSON object with an error. */
    static boolean saysNotFound(byte[] body) {
        return json(body).map(document -> document.path("error").isTextual()).orElse(false);
    }

    Publication published(String version) {
        Map<String, String> labels = new TreeMap<>();
        document.path("dist-tags")
                .properties()
                .forEach(tag -> labels.put(tag.getKey(), tag.getValue().asText()));
        Set<String> versions = new TreeSet<>();
        document.path("versions").fieldNames().forEachRemaining(versions::add);
        Map<String, String> files = versions.contains(version)
                ? Map.of(
                        packedName(document.path("name").asText(), version),
                        integrityOf(document.path("versions").path(version)))
                : Map.of();
        return new Publication(files, versions, labels);
    }

    /** The file name that {@code npm pack} gives. */
    static String packedName(String name, String version) {
        return name.replaceFirst("^@", "").replace('/', '-') + "-" + version + ".tgz";
    }

    /** Where the version's tarball is; empty if there is no such version. */
    Optional<URI> tarball(String version) {
        JsonNode found = document.path("versions").path(version);
        if (found.isMissingNode()) {
            return Optional.empty();
        }
        String address = found.path("dist").path("tarball").asText();
        if (!address.matches("https?://.+")) {
            throw new IllegalArgumentException("version " + version + " has no address of its tarball");
        }
        return Optional.of(URI.create(address));
    }

    /** Packages from before 2017 state a SHA-1 only. */
    private static String integrityOf(JsonNode version) {
        String integrity = version.path("dist").path("integrity").asText();
        if (!integrity.isEmpty()) {
            return integrity;
        }
        String shasum = version.path("dist").path("shasum").asText();
        if (!shasum.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException(
                    "version " + version.path("version").asText() + " has neither integrity nor shasum");
        }
        return "sha1-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(shasum));
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
