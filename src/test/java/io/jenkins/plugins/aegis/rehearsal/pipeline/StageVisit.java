package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageBody;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.WhenModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One stage, once: from its {@code when} and options to its {@code post}. */
final class StageVisit {
    private final PipelineRuntime runtime;
    private final PipelineSetup setup;
    private final StageExecution stages;
    private final StageModel stage;
    private final WhenEvaluation when;
    private Optional<String> skipped;

    StageVisit(
            PipelineRuntime runtime,
            PipelineSetup setup,
            StageExecution stages,
            StageModel stage,
            Optional<String> skipped) {
        this.runtime = runtime;
        this.setup = setup;
        this.stages = stages;
        this.stage = stage;
        this.when = new WhenEvaluation(runtime, stage.when());
        this.skipped = skipped;
    }

    /** Why the stage was skipped, if it was. */
    Optional<String> skipped() {
        return skipped;
    }

    void run(Optional<Throwable> before) throws Exception {
        if (skipped.isEmpty()) {
            if (when.passesAt(WhenModel::beforeOptions)) {
                setup.options(stage).around(this::input);
            }
            if (!when.passed()) {
                skipped = Optional.of("Stage \"%s\" skipped due to when conditional"
                        .formatted(stage.name().text()));
            }
        }
        if (skipped.isPresent()) {
            skip(before);
        }
    }

    private Object input() throws Exception {
        return when.passesAt(WhenModel::beforeInput)
                ? new InputGate(runtime).around(setup.input(stage), this::agent)
                : null;
    }

    private Object agent() throws Exception {
        if (!when.passesAt(WhenModel::beforeAgent)) {
            return null;
        }
        boolean skipCheckout = setup.options().has("skipDefaultCheckout")
                || setup.options(stage).has("skipDefaultCheckout");
        return new Wrapping(runtime).onAgent(stage.surroundings().agent(), skipCheckout, this::environment);
    }

    private Object environment() throws Exception {
        return when.passes()
                ? new Wrapping(runtime).withEnvironment(stage.surroundings().environment(), this::content)
                : null;
    }

    private Object content() throws Exception {
        if (stage.body() instanceof StageBody.Parallel parallel) {
            boolean failFast = parallel.failFast() || setup.options().has("parallelsAlwaysFailFast");
            parallel(parallel.stages(), failFast, Optional.empty(), Optional.empty());
            return null;
        }
        Optional<Throwable> error = stage.body() instanceof StageBody.Sequential sequential
                ? stages.sequence(sequential.stages(), Optional.empty(), Optional.empty())
                : steps((StageBody.Steps) stage.body());
        error = stages.post(stage, error);
        if (error.isPresent()) {
            throw Failures.sneaky(error.get());
        }
        return null;
    }

    private Optional<Throwable> steps(StageBody.Steps steps) {
        try {
            runtime.evaluate(steps.code());
            return Optional.empty();
        } catch (Throwable failure) {
            return Optional.of(failure);
        }
    }

    /** Stages inside a skipped one are skipped for the same reason. */
    private void skip(Optional<Throwable> before) throws Exception {
        runtime.log(skipped.orElseThrow());
        if (stage.body() instanceof StageBody.Parallel parallel) {
            parallel(parallel.stages(), false, before, skipped);
        } else if (stage.body() instanceof StageBody.Sequential sequential) {
            stages.sequence(sequential.stages(), before, skipped);
        }
    }

    private void parallel(List<StageModel> inside, boolean failFast, Optional<Throwable> before, Optional<String> skip)
            throws Exception {
        Map<String, Callable<?>> branches = new LinkedHashMap<>();
        inside.forEach(s -> branches.put(s.name().text(), () -> {
            stages.run(s, before, skip);
            return null;
        }));
        new ParallelBranches(runtime, failFast).run(branches);
    }
}
