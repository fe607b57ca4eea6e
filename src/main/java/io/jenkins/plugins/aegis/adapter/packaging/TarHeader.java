package io.jenkins.plugins.aegis.adapter.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the header block of a tar entry says. Positions: pax(1), "ustar Interchange Format".
 *
 * @param type {@code 0} for a file, whichever way it is written
 */
record TarHeader(String path, char type, long size) {
    private static final int SUM = 148;
    private static final int SUM_LENGTH = 8;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;

    /** @throws IOException if tools could take it for something else */
    static TarHeader read(byte[] block) throws IOException {
        if (number(block, SUM, SUM_LENGTH, "sum") != sum(block)) {
            throw new IOException("the tarball has a header with a wrong sum");
        }
        String prefix = text(block, PREFIX, PREFIX_LENGTH);
        boolean posix = text(block, 257, 6).equals("ustar");
        if (!prefix.isEmpty() && !posix) {
            throw new IOException("the tarball has a path in two parts that is not in POSIX form");
        }
        String name = text(block, 0, 100);
        char type = block[156] == 0 || block[156] == '7' ? '0' : (char) (block[156] & 0xff);
        return new TarHeader(prefix.isEmpty() ? name : prefix + "/" + name, type, number(block, 124, 12, "size"));
    }

    private static long sum(byte[] block) {
        byte[] counted = block.clone();
        Arrays.fill(counted, SUM, SUM + SUM_LENGTH, (byte) ' ');
        long sum = 0;
        for (byte each : counted) {
            sum += each & 0xff;
        }
        return sum;
    }

    private static long number(byte[] block, int from, int length, String what) throws IOException {
        String octal = text(block, from, length).strip();
        if (!octal.matches("[0-7]{1,12}")) {
            throw new IOException("the tarball has a header whose " + what + " is no octal number");
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
