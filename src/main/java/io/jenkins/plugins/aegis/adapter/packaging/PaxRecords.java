package io.jenkins.plugins.aegis.adapter.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The records of an extended header, {@code <length> <key>=<value>\n}. Source: pax(1), "pax Extended Header". */
final class PaxRecords {
    private PaxRecords() {}

    /**
     * The path that they give to the entry.
     *
     * @throws IOException if they are malformed, or give it a size
     */
    static Optional<String> path(byte[] records) throws IOException {
        Optional<String> path = Optional.empty();
        int at = 0;
        while (at < records.length && records[at] != 0) {
            int space = indexOf(records, ' ', at);
            int length = length(records, at, space);
            int equals = indexOf(records, '=', space);
            int end = at + length - 1;
            if (length < 5 || end >= records.length || equals > end || records[end] != '\n') {
                throw new IOException("the tarball has an extended header that cannot be read");
            }
            String key = text(records, space + 1, equals);
            if (key.equals("size")) {
                throw new IOException("the tarball states the size of an entry twice");
            }
            if (key.equals("path")) {
                path = Optional.of(text(records, equals + 1, end));
            }
            at = end + 1;
        }
        return path;
    }

    private static int length(byte[] records, int from, int to) throws IOException {
        String digits = text(records, from, to);
        if (!digits.matches("[1-9][0-9]{0,6}")) {
            throw new IOException("the tarball has an extended header with a record of no length");
        }
        return Integer.parseInt(digits);
    }

    private static int indexOf(byte[] records, char wanted, int from) {
        int at = from;
        while (at < records.length && records[at] != wanted) {
            at++;
        }
        return at;
    }

    private static String text(byte[] records, int from, int to) {
        return new String(records, Math.min(from, to), Math.max(0, to - from), StandardCharsets.UTF_8);
    }
}
