package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageOutcome;
import java.time.Duration;
import java.util.Optional;

/** Passes on what happens, and sends the maintainers to work when the pipeline begins to wait for them. */
record PipelineEvents(Progress progress, Runnable maintainers) implements PipelineListener {
    @Override
    public void stageStarted(StageInfo stage) {
        progress.stageStarted(stage);
    }

    @Override
    public void stageFinished(StageInfo stage, StageOutcome outcome) {
        progress.stageFinished(stage, outcome);
    }

    @Override
    public void stepStarted(StageInfo stage, String step, int line) {
        progress.stepStarted(stage, step, line);
        if (step.equals("aegisAwaitMerge")) {
            maintainers.run();
        }
    }

    @Override
    public void stepFinished(StageInfo stage, String step, Duration took, Optional<Throwable> failure) {
        progress.stepFinished(stage, step, took, failure);
    }

    @Override
    public void log(StageInfo stage, String line) {
        progress.log(stage, line);
    }
}
