package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the stages' outcomes, and tells them to the listener. */
final class StageLog {
    private final PipelineRuntime runtime;
    private final List<StageOutcome> outcomes = new ArrayList<>();

    StageLog(PipelineRuntime runtime) {
        this.runtime = runtime;
    }

    synchronized List<StageOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    void started(StageInfo stage) {
        runtime.collaborators().listener().stageStarted(stage);
    }

    void finished(StageInfo stage, Duration took, Optional<String> skipped, Optional<Throwable> error) {
        StageStatus status = skipped.isPresent() ? StageStatus.SKIPPED : status(stage, error);
        String reason = skipped.or(() -> error.map(Failures::text)).orElse("");
        StageOutcome outcome = new StageOutcome(stage.path(), status, took, reason);
        synchronized (this) {
            outcomes.add(outcome);
        }
        runtime.collaborators().listener().stageFinished(stage, outcome);
    }

    private StageStatus status(StageInfo stage, Optional<Throwable> error) {
        Result result =
                error.map(Failures::result).orElseGet(() -> runtime.state().warningIn(stage));
        if (result == Result.SUCCESS) {
            return StageStatus.SUCCESS;
        } else if (result == Result.UNSTABLE) {
            return StageStatus.UNSTABLE;
        }
        return result == Result.FAILURE ? StageStatus.FAILURE : StageStatus.ABORTED;
    }
}
