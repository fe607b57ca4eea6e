package io.jenkins.plugins.aegis.adapter.clawhub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a skill as one archive, in the one form that they can have: the same files give the same bytes anywhere.
 *
 * <p>Uncompressed, in the ustar interchange format of pax(1), by path, mode 0644, of nobody, from 1970. ClawHub itself
 * keeps no archive, only files, so that what it serves can be compared once it is packed in this form again.
 */
public final class SkillArchive {
    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final byte REGULAR = '0';

    private SkillArchive() {}

    /** File name of the archive. */
    public static String name(String slug, String version) {
        return slug + "-" + version + ".tar";
    }

    /**
     * @param files path, with slashes, to content
     * @throws IllegalArgumentException if a path is longer than the format takes
     */
    public static byte[] of(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        files.forEach((path, content) -> {
            archive.writeBytes(header(path, content.length));
            archive.writeBytes(content);
            archive.writeBytes(new byte[padding(content.length)]);
        });
        archive.writeBytes(new byte[2 * BLOCK]);
        return archive.toByteArray();
    }

    private static byte[] header(String path, int size) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_NAME) {
            throw new IllegalArgumentException(path + " is longer than " + LONGEST_NAME + " bytes; shorten it");
        }
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, name.length);
        put(header, 100, "0000644\0");
        put(header, 108, "0000000\0");
        put(header, 116, "0000000\0");
        put(header, 124, String.format("%011o\0", size));
        put(header, 136, "00000000000\0");
        put(header, 148, "        ");
        header[156] = REGULAR;
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static int padding(int size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    /**
     * The files of an archive that {@link #of} made.
     *
     * @throws IOException if it is another one
     */
    public static SortedMap<String, byte[]> read(byte[] archive) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int at = 0;
        while (at + BLOCK <= archive.length && archive[at] != 0) {
            String path = text(archive, at, LONGEST_NAME);
            int size = size(text(archive, at + 124, 11));
            int from = at + BLOCK;
            if (from + size > archive.length) {
                throw new IOException("the archive ends in the middle of " + path);
            }
            files.put(path, Arrays.copyOfRange(archive, from, from + size));
            at = from + size + padding(size);
        }
        if (!Arrays.equals(of(files), archive)) {
            throw new IOException("the archive was not made by this plugin");
        }
        return files;
    }

    private static int size(String octal) throws IOException {
        if (!octal.matches("0{2}[0-7]{9}")) {
            throw new IOException("the archive has a header with size \"" + octal + "\"");
        }
        return Integer.parseInt(octal, 8);
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
