package io.jenkins.plugins.aegis.adapter.packaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** Name and version as the packed package itself states them. */
public record PackedPackage(String name, String version) {
    private static final String MANIFEST = "package/package.json";

    /**
     * What may stand in {@code publishConfig}. npm takes any of its settings from there while it holds the token: a proxy,
     * an authority to trust, the registry of a scope; only its registry gives way to an argument. The others are those that pnpm and Yarn overwrite the manifest with.
     */
    private static final Set<String> HARMLESS = Set.of(
            "access",
            "tag",
            "provenance",
            "registry",
            "directory",
            "linkDirectory",
            "bin",
            "main",
            "module",
            "browser",
            "exports",
            "imports",
            "type",
            "types",
            "typings",
            "typesVersions",
            "unpkg",
            "umd:main",
            "es2015",
            "esnext",
            "executableFiles");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads {@code package/package.json} out of an npm tarball.
     *
     * @throws IOException if the tarball has none, it names no package, or its {@code publishConfig} would steer npm
     */
    public static PackedPackage read(InputStream tarball) throws IOException {
        // npm takes it from whatever directory comes first.
        byte[] text = Tarball.entry(tarball, path -> path.matches("[^/]+/package\\.json"), MANIFEST);
        JsonNode manifest = parse(text);
        String name = manifest.path("name").asText();
        String version = manifest.path("version").asText();
        if (name.isEmpty() || version.isEmpty()) {
            throw new IOException(MANIFEST + " of the tarball states no name and version");
        }
        JsonNode configuration = manifest.path("publishConfig");
        for (Map.Entry<String, JsonNode> setting : configuration.properties()) {
            if (!HARMLESS.contains(setting.getKey())) {
                throw new IOException("publishConfig of package.json sets \"" + Printable.of(setting.getKey(), 80)
                        + "\", which would steer npm while it holds the token; take it out, and configure it on the"
                        + " agent if it is needed");
            }
        }
        return new PackedPackage(name, version);
    }

    private static JsonNode parse(byte[] text) throws IOException {
        try {
            JsonNode manifest = JSON.readTree(text);
            if (manifest.has("__proto__")) {
                throw new IOException(MANIFEST + " of the tarball has a member __proto__; take it out");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            // It has no place where the nesting is too deep.
            String place =
                    e.getLocation() == null ? "" : ": line " + e.getLocation().getLineNr();
            throw new IOException(
                    MANIFEST + " of the tarball" + place + " is no JSON, has a member twice, or nests too" + " deep",
                    e);
        }
    }
}
