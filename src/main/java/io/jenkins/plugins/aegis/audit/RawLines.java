package io.jenkins.plugins.aegis.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a log as bytes, one at a time; of an overlong line only the beginning is kept. */
final class RawLines {
    private final InputStream in;
    private long number;

    /** @param before how many lines stand before the first of the stream */
    RawLines(InputStream in, long before) {
        this.in = new BufferedInputStream(in);
        this.number = before;
    }

    /**
     * A line as it stands in the file.
     *
     * @param number counted from 1
     * @param terminated whether a newline follows
     * @param overlong whether it exceeds {@link AuditLine#MAX_LINE_BYTES}
     */
    record RawLine(long number, byte[] bytes, boolean terminated, boolean overlong) {}

    Optional<RawLine> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        boolean overlong = false;
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        while (read >= 0 && read != '\n') {
            overlong |= line.size() >= AuditLine.MAX_LINE_BYTES;
            if (!overlong) {
                line.write(read);
            }
            read = in.read();
        }
        return Optional.of(new RawLine(++number, line.toByteArray(), read == '\n', overlong));
    }
}
