package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageOutcome;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Shows what happens, as it happens. */
public final class Progress implements PipelineListener, Console {
    private static final int LONGEST_LINE = 4000;
    private final PrintStream out;
    private volatile boolean failed;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Whether no stage and no step has failed so far. */
    boolean isSuccessSoFar() {
        return !failed;
    }

    @Override
    public void stageStarted(StageInfo stage) {
        out.println();
        out.println("● " + stage.name());
    }

    @Override
    public void stageFinished(StageInfo stage, StageOutcome outcome) {
        if (outcome.status() == StageStatus.FAILURE || outcome.status() == StageStatus.ABORTED) {
            failed = true;
        }
        if (outcome.status() == StageStatus.SKIPPED) {
            out.println("○ " + stage.name() + " — skipped: " + outcome.reason());
        } else if (outcome.status() != StageStatus.SUCCESS) {
            out.println("  " + outcome.status() + " after " + seconds(outcome.took()));
        }
    }

    @Override
    public void stepStarted(StageInfo stage, String step, int line) {
        out.println("  " + step);
    }

    @Override
    public void stepFinished(StageInfo stage, String step, Duration took, Optional<Throwable> failure) {
        out.println("  " + step + (failure.isEmpty() ? " done" : " failed") + " in " + seconds(took));
    }

    @Override
    public void log(StageInfo stage, String text) {
        line(text);
    }

    @Override
    public void line(String text) {
        text.lines().forEach(line -> out.println("    " + Printable.of(line, LONGEST_LINE)));
    }

    /** A line that a command prints while it runs. */
    void commandLine(String text) {
        text.lines().forEach(line -> out.println("    | " + Printable.of(line, LONGEST_LINE)));
    }

    void say(String text) {
        out.println(text);
    }

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
