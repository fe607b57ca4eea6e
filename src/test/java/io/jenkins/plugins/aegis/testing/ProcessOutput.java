package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.adapter.process.CapturedOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;

/** Reads one output of a running program on a thread of its own. */
final class ProcessOutput {
    private final InputStream stream;
    private final CapturedOutput captured;
    private final Thread reader;

    private ProcessOutput(InputStream stream, CapturedOutput captured) {
        this.stream = stream;
        this.captured = captured;
        this.reader = new Thread(this::readAll, "output of a program");
        reader.setDaemon(true);
    }

    static ProcessOutput of(InputStream stream, CapturedOutput captured) {
        ProcessOutput output = new ProcessOutput(stream, captured);
        output.reader.start();
        return output;
    }

    /** Waits until the stream ends, but not longer than the limit. */
    void awaitEnd(Duration limit) throws InterruptedException {
        reader.join(limit.toMillis());
    }

    String soFar() {
        return captured.text();
    }

    String soFar(Charset encoding) {
        return captured.text(encoding);
    }

    private void readAll() {
        try (captured) {
            stream.transferTo(captured);
        } catch (IOException e) {
            // The program was killed and its pipe closed: what was read stands.
            Thread.yield();
        }
    }
}
