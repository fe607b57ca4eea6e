package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of the build while it runs; its result only ever gets worse. */
final class BuildState {
    private final BuildInfo info;
    private final Map<StageInfo, Result> warnings = new LinkedHashMap<>();
    private Result result;
    private Result execution = Result.SUCCESS;
    private String displayName;
    private String description;

    BuildState(BuildInfo info) {
        this.info = info;
        this.displayName = "#" + info.number();
    }

    BuildInfo info() {
        return info;
    }

    synchronized Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    synchronized void worsen(Result next) {
        result = result == null ? next : result.combine(next);
    }

    /** For the time that a post condition runs, the build shows the result that it would have. */
    synchronized void show(Result shown) {
        result = shown;
    }

    /** What steps report of the execution, without setting the build's result. */
    synchronized void worsenExecution(Result next) {
        execution = execution.combine(next);
    }

    /** A stage is to be shown worse than the build. */
    synchronized void warn(StageInfo stage, Result warning) {
        warnings.merge(stage, warning, Result::combine);
    }

    synchronized Result warningIn(StageInfo stage) {
        return warnings.entrySet().stream()
                .filter(e -> stage.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Result.SUCCESS, Result::combine);
    }

    /** The worst of all that is known, and of the failure; a failure outweighs the stage's warnings. */
    synchronized Result combined(Optional<Throwable> failure, Optional<StageInfo> stage) {
        Result own = failure.map(Failures::result)
                .orElseGet(() -> stage.map(this::warningIn).orElse(Result.SUCCESS));
        return execution.combine(result().orElse(Result.SUCCESS)).combine(own);
    }

    synchronized String displayName() {
        return displayName;
    }

    synchronized void displayName(String name) {
        displayName = name;
    }

    synchronized String description() {
        return description;
    }

    synchronized void description(String text) {
        description = text;
    }
}
