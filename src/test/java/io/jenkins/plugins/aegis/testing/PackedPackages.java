package io.jenkins.plugins.aegis.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Makes npm tarballs that the real tools accept; the same input gives the same bytes. */
public final class PackedPackages {
    private static final int BLOCK = 512;

    private PackedPackages() {}

    /** A package of that name and version with one source file of that content. */
    public static byte[] of(String name, String version, String content) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("package/package.json", "{\"name\":\"" + name + "\",\"version\":\"" + version + "\"}");
        files.put("package/index.js", content);
        return tarball(files);
    }

    public static byte[] of(String name, String version) {
        return of(name, version, "module.exports = 1;\n");
    }

    /** A gzipped tar of exactly these files, in that order. */
    public static byte[] tarball(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream tar = new GZIPOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                tar.write(header(file.getKey(), content.length));
                tar.write(content);
                tar.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
            }
            tar.write(new byte[2 * BLOCK]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** POSIX ustar; field positions as in pax(1), "ustar Interchange Format". */
    private static byte[] header(String name, int size) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format("%011o", size));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format("%06o", sum));
        header[154] = 0;
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
