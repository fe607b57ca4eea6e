package io.jenkins.plugins.aegis.adapter.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Name and version as the packed package itself states them. */
public record PackedPackage(String name, String version) {
    private static final String MANIFEST = "package/package.json";
    private static final int LARGEST_MANIFEST = 1 << 20;
    private static final int BLOCK = 512;

    /**
     * Reads {@code package/package.json} out of an npm tarball.
     *
     * <p>Positions of the header fields: pax(1), "ustar Interchange Format".
     *
     * @throws IOException if the tarball has none, or it names no package
     */
    public static PackedPackage read(InputStream tarball) throws IOException {
        InputStream tar = new GZIPInputStream(tarball);
        while (true) {
            byte[] header = tar.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                throw new IOException("the tarball has no " + MANIFEST);
            }
            long size = size(header);
            if (name(header).equals(MANIFEST)) {
                return manifest(tar, size);
            }
            tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
        }
    }

    private static PackedPackage manifest(InputStream tar, long size) throws IOException {
        if (size > LARGEST_MANIFEST) {
            throw new IOException(MANIFEST + " of the tarball is larger than " + LARGEST_MANIFEST + " bytes");
        }
        JsonNode manifest = new ObjectMapper().readTree(tar.readNBytes((int) size));
        String name = manifest.path("name").asText();
        String version = manifest.path("version").asText();
        if (name.isEmpty() || version.isEmpty()) {
            throw new IOException(MANIFEST + " of the tarball states no name and version");
        }
        return new PackedPackage(name, version);
    }

    private static String name(byte[] header) {
        return text(header, 0, 100);
    }

    private static long size(byte[] header) throws IOException {
        String octal = text(header, 124, 12).strip();
        if (!octal.matches("[0-7]{1,12}")) {
            throw new IOException("the tarball has a header with size \"" + octal + "\"");
        }
        return Long.parseLong(octal, 8);
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
