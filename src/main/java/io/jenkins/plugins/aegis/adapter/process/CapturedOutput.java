package io.jenkins.plugins.aegis.adapter.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    private final Consumer<String> lines;
    private boolean cut;

    /** @param lines takes lines without their ends; a progress bar that overwrites its line gives many */
    public CapturedOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    /** What was printed so far, as UTF-8. */
    public synchronized String text() {
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int next) {
        keep(next);
        if (next != '\n' && next != '\r') {
            if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
        } else if (next == '\n' || line.size() > 0) {
            handOn();
        }
    }

    /** Whether the beginning is missing. */
    public synchronized boolean isCut() {
        return cut;
    }

    private void keep(int next) {
        if (all.size() >= MOST) {
            byte[] before = all.toByteArray();
            all.reset();
            all.write(before, MOST / 2, before.length - MOST / 2);
            cut = true;
        }
        all.write(next);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
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
        lines.accept(text);
    }
}
