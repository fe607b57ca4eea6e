package io.jenkins.plugins.aegis.adapter.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Name and version as a Python distribution file itself states them.
 *
 * <p>Source: "Core metadata specifications", "Binary distribution format" and "Source distribution format" of the Python
 * Packaging User Guide.
 */
record CoreMetadata(String name, String version) {
    private static final int LARGEST = 1 << 20;

    /** Reads {@code METADATA} out of a wheel. */
    static CoreMetadata ofWheel(InputStream wheel) throws IOException {
        String what = ".dist-info/METADATA";
        return of(ZipDirectory.only(wheel, CoreMetadata::isRead, LARGEST, what), "METADATA of the wheel");
    }

    /** Twine takes the file with the shortest path that has the word in it; none other may be as short. */
    private static boolean isRead(String path) {
        return path.contains("METADATA") && path.split("/").length <= 2;
    }

    /** Reads {@code PKG-INFO} out of a source distribution. */
    static CoreMetadata ofSourceDistribution(InputStream archive) throws IOException {
        byte[] metadata =
                Tarball.entry(archive, path -> path.contains("PKG-INFO") && path.split("/").length <= 2, "PKG-INFO");
        return of(metadata, "PKG-INFO of the source distribution");
    }

    private static CoreMetadata of(byte[] metadata, String what) throws IOException {
        List<String> header = new String(metadata, StandardCharsets.UTF_8)
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .toList();
        return new CoreMetadata(field(header, "Name", what), field(header, "Version", what));
    }

    private static String field(List<String> header, String name, String what) throws IOException {
        String start = name + ":";
        List<String> values = header.stream()
                .filter(line -> line.regionMatches(true, 0, start, 0, start.length()))
                .map(line -> line.substring(start.length()).strip())
                .toList();
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw new IOException(what + " states " + values.size() + " values of " + name + ", not one");
        }
        return values.get(0);
    }
}
