package io.jenkins.plugins.aegis.adapter.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** Name and version as the packed package itself states them. */
public record PackedPackage(String name, String version) {
    private static final String MANIFEST = "package/package.json";

    /**
     * Reads {@code package/package.json} out of an npm tarball.
     *
     * @throws IOException if the tarball has none, or it names no package
     */
    public static PackedPackage read(InputStream tarball) throws IOException {
        JsonNode manifest = new ObjectMapper().readTree(Tarball.entry(tarball, MANIFEST::equals, MANIFEST));
        String name = manifest.path("name").asText();
        String version = manifest.path("version").asText();
        if (name.isEmpty() || version.isEmpty()) {
            throw new IOException(MANIFEST + " of the tarball states no name and version");
        }
        return new PackedPackage(name, version);
    }
}
