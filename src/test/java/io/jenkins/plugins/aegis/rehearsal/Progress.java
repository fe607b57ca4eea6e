package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageOutcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Shows what happens, as it happens. */
public final class Progress implements PipelineListener, Console {
    private static final int LONGEST_LINE = 4000;
    private final PrintStream out;
    private volatile boolean failed;
    private volatile Optional<String> waiting = Optional.empty();
    private boolean dumping;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Whether no stage and no step has failed so far. */
    boolean isSuccessSoFar() {
        return !failed;
    }

    @Override
    public void stageStarted(StageInfo stage) {
        // After a failure stages are skipped, which is said when it is known; what runs all the same has steps.
        waiting = failed ? Optional.of(stage.name()) : Optional.empty();
        if (!failed) {
            title(stage.name());
        }
    }

    private void title(String stage) {
        out.println();
        out.println("● " + stage);
    }

    @Override
    public void stageFinished(StageInfo stage, StageOutcome outcome) {
        switch (outcome.status()) {
            case SUCCESS -> out.println("  done in " + seconds(outcome.took()));
            case SKIPPED -> waiting = Optional.empty(); // the log has said why
            case UNSTABLE -> out.println("  UNSTABLE after " + seconds(outcome.took()));
            case FAILURE, ABORTED -> {
                failed = true;
                out.println("  " + outcome.status() + " after " + seconds(outcome.took()));
                out.println();
            }
        }
    }

    @Override
    public void stepStarted(StageInfo stage, String step, int line) {
        waiting.ifPresent(this::title);
        waiting = Optional.empty();
        out.println("  " + step);
    }

    @Override
    public void log(StageInfo stage, String text) {
        line(text);
    }

    @Override
    public void line(String text) {
        text.lines().forEach(line -> out.println("    " + Printable.of(line, LONGEST_LINE)));
    }

    /** A line that a command prints while it runs; objects that Node programs print when they are done are left out. */
    void commandLine(String text) {
        text.lines().forEach(line -> {
            if (line.equals("[")) {
                dumping = true;
            }
            if (!dumping) {
                out.println("    | " + Printable.of(line, LONGEST_LINE));
            }
            if (line.equals("]")) {
                dumping = false;
            }
        });
    }

    void say(String text) {
        out.println(text);
    }

    static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
