package io.jenkins.plugins.aegis.adapter.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes what a program prints: keeps it, and hands on each line as soon as it is complete.
 *
 * <p>Of more than {@value #MOST} bytes the last are kept, and of a longer line than {@value #LONGEST_LINE} bytes the
 * first: a build may print without end, and this is the controller's memory.
 */
public final class CapturedOutput extends OutputStream {
    static final int MOST = 64 << 20;
    static final int LONGEST_LINE = 1 << 20;

    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Optional<Consumer<String>> lines;
    private boolean cut;

    /** @param lines takes lines without their ends; a progress bar that overwrites its line gives many */
    public CapturedOutput(Consumer<String> lines) {
        this.lines = Optional.of(lines);
    }

    /** Keeps it, and hands on nothing. */
    public CapturedOutput() {
        this.lines = Optional.empty();
    }

    /** What was printed so far, as UTF-8. */
    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    /** What was printed so far. */
    public synchronized String text(Charset encoding) {
        return all.toString(encoding);
    }

    @Override
    public void write(int next) {
        write(new byte[] {(byte) next}, 0, 1);
    }

    /** Whether the beginning is missing. */
    public synchronized boolean isCut() {
        return cut;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        keep(bytes, from, count);
        if (lines.isPresent()) {
            handOn(bytes, from, count);
        }
    }

    private void handOn(byte[] bytes, int from, int count) {
        int start = from;
        for (int i = from; i < from + count; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                extend(bytes, start, i);
                if (bytes[i] == '\n' || line.size() > 0) {
                    handOn();
                }
                start = i + 1;
            }
        }
        extend(bytes, start, from + count);
    }

    private void keep(byte[] bytes, int from, int count) {
        for (int at = from; at < from + count; ) {
            if (all.size() >= MOST) {
                byte[] before = all.toByteArray();
                all.reset();
                all.write(before, MOST / 2, before.length - MOST / 2);
                cut = true;
            }
            int part = Math.min(from + count - at, MOST - all.size());
            all.write(bytes, at, part);
            at += part;
        }
    }

    private void extend(byte[] bytes, int from, int to) {
        line.write(bytes, from, Math.min(to - from, LONGEST_LINE - line.size()));
    }

    /** Hands on what stands after the last line's end. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            handOn();
        }
    }

    private void handOn() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.orElseThrow().accept(text);
    }
}
