package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Hands what a step prints to the run's listener, line by line. */
final class ConsoleListener implements TaskListener {
    private static final long serialVersionUID = 1L;

    private final transient Lines lines;
    private final transient PrintStream logger;

    ConsoleListener(PipelineListener listener, StageInfo stage) {
        this.lines = new Lines(listener, stage);
        this.logger = new PrintStream(lines, true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream getLogger() {
        return logger;
    }

    /** Hands over a last line that did not end. */
    void end() {
        lines.end();
    }

    private static final class Lines extends OutputStream {
        private final PipelineListener listener;
        private final StageInfo stage;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(PipelineListener listener, StageInfo stage) {
            this.listener = listener;
            this.stage = stage;
        }

        synchronized void end() {
            if (line.size() > 0) {
                write('\n');
            }
        }

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                listener.log(stage, line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
