package io.jenkins.plugins.aegis.adapter.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * Finds one small file in a gzipped tar archive.
 *
 * <p>Positions of the header fields: pax(1), "ustar Interchange Format".
 */
final class TarGz {
    private static final int LARGEST_FILE = 1 << 20;
    private static final int BLOCK = 512;

    private TarGz() {}

    /**
     * The text of the first file whose name is the wanted one; empty if there is none.
     *
     * @throws IOException if it is no such archive, or the file is larger than a mebibyte
     */
    static Optional<String> text(InputStream archive, Predicate<String> wanted) throws IOException {
        InputStream tar = new GZIPInputStream(archive);
        while (true) {
            byte[] header = tar.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                return Optional.empty();
            }
            long size = size(header);
            String name = field(header, 0, 100);
            if (wanted.test(name)) {
                if (size > LARGEST_FILE) {
                    throw new IOException(name + " of the archive is larger than " + LARGEST_FILE + " bytes");
                }
                return Optional.of(new String(tar.readNBytes((int) size), StandardCharsets.UTF_8));
            }
            tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
        }
    }

    private static long size(byte[] header) throws IOException {
        String octal = field(header, 124, 12).strip();
        if (!octal.matches("[0-7]{1,12}")) {
            throw new IOException("the archive has a header with size \"" + octal + "\"");
        }
        return Long.parseLong(octal, 8);
    }

    private static String field(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
