package io.jenkins.plugins.aegis.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** One output of a running program: all of it, and each line as soon as it is complete. */
final class ProcessOutput {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final InputStream stream;
    private final Consumer<String> lines;
    private final Thread reader;

    private ProcessOutput(InputStream stream, Consumer<String> lines) {
        this.stream = stream;
        this.lines = lines;
        this.reader = new Thread(this::readAll, "output of a program");
        reader.setDaemon(true);
    }

    static ProcessOutput of(InputStream stream, Consumer<String> lines) {
        ProcessOutput output = new ProcessOutput(stream, lines);
        output.reader.start();
        return output;
    }

    /** Waits until the stream ends, but not longer than the limit. */
    void awaitEnd(Duration limit) throws InterruptedException {
        reader.join(limit.toMillis());
    }

    String soFar() {
        synchronized (all) {
            return all.toString(StandardCharsets.UTF_8);
        }
    }

    private void readAll() {
        byte[] buffer = new byte[8192];
        try {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                synchronized (all) {
                    all.write(buffer, 0, count);
                }
                for (int i = 0; i < count; i++) {
                    take(buffer[i]);
                }
            }
        } catch (IOException e) {
            // The program was killed and its pipe closed: what was read stands.
            Thread.yield();
        }
        if (line.size() > 0) {
            show();
        }
    }

    private void take(byte next) {
        if (next != '\n' && next != '\r') {
            line.write(next);
        } else if (next == '\n' || line.size() > 0) {
            // Progress bars overwrite their line: each state is shown as a line.
            show();
        }
    }

    private void show() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        lines.accept(text);
    }
}
