package io.jenkins.plugins.aegis.adapter.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * Reads one small file out of a compressed tar archive.
 *
 * <p>Positions of the header fields: pax(1), "ustar Interchange Format".
 */
final class Tarball {
    private static final int LARGEST = 1 << 20;
    private static final int BLOCK = 512;

    private Tarball() {}

    /**
     * The first file whose path fits.
     *
     * @param what it is called in messages
     * @throws IOException if there is none, or it has more than 1 MiB
     */
    static byte[] entry(InputStream archive, Predicate<String> path, String what) throws IOException {
        InputStream tar = new GZIPInputStream(archive);
        while (true) {
            byte[] header = tar.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                throw new IOException("the tarball has no " + what);
            }
            long size = size(header);
            if (path.test(text(header, 0, 100))) {
                if (size > LARGEST) {
                    throw new IOException(what + " of the tarball is larger than " + LARGEST + " bytes");
                }
                return tar.readNBytes((int) size);
            }
            tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
        }
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
