package io.jenkins.plugins.aegis.adapter.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes what a program prints: keeps all of it, and hands on each line as soon as it is complete. */
public final class CapturedOutput extends OutputStream {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> lines;

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
        all.write(next);
        if (next != '\n' && next != '\r') {
            line.write(next);
        } else if (next == '\n' || line.size() > 0) {
            handOn();
        }
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
