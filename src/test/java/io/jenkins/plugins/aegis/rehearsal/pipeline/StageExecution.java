package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageBody;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.WhenModel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Runs stages in the order of Declarative's interpreter: options, input, agent, when, environment, content, post;
 * a {@code when} comes earlier where it says so.
 */
final class StageExecution {
    private final PipelineRuntime runtime;
    private final PipelineSetup setup;
    private final StageLog log;

    StageExecution(PipelineRuntime runtime, PipelineSetup setup, StageLog log) {
        this.runtime = runtime;
        this.setup = setup;
        this.log = log;
    }

    /** Runs stages one after the other; after a failure, the others are skipped. Returns the first failure. */
    Optional<Throwable> sequence(List<StageModel> stages, Optional<Throwable> before, Optional<String> skip) {
        Optional<Throwable> first = before;
        for (StageModel stage : stages) {
            try {
                run(stage, first, skip);
            } catch (Throwable failure) {
                first = first.or(() -> Optional.of(failure));
            }
        }
        return first;
    }

    private void run(StageModel stage, Optional<Throwable> before, Optional<String> skip) throws Exception {
        StageInfo info = runtime.scope().stage().stage(stage.name().text());
        runtime.within(runtime.scope().in(info), () -> {
            log.started(info);
            long start = System.nanoTime();
            StageVisit visit = new StageVisit(stage, skip.or(() -> reasonToSkip(stage, before)));
            Optional<Throwable> error = before;
            try {
                visit.run(before);
            } catch (Throwable thrown) {
                Throwable failure = Failures.unwrapped(thrown);
                error = error.or(() -> Optional.of(failure));
            }
            if (visit.skipped.isEmpty() && stage.body() instanceof StageBody.Parallel) {
                error = post(stage, error);
            }
            log.finished(info, Duration.ofNanos(System.nanoTime() - start), visit.skipped, error);
            if (error.isPresent()) {
                throw Failures.sneaky(error.get());
            }
            return null;
        });
    }

    private Optional<String> reasonToSkip(StageModel stage, Optional<Throwable> before) {
        String name = stage.name().text();
        if (before.isPresent()) {
            return Optional.of("Stage \"%s\" skipped due to earlier failure(s)".formatted(name));
        }
        boolean unstable = "UNSTABLE".equals(new CurrentBuild(runtime.state()).getResult());
        return unstable && setup.options().has("skipStagesAfterUnstable")
                ? Optional.of(
                        "Stage \"%s\" skipped due to earlier stage(s) marking the build as unstable".formatted(name))
                : Optional.empty();
    }

    private Optional<Throwable> post(StageModel stage, Optional<Throwable> error) {
        PostExecution post = new PostExecution(
                runtime,
                stage.surroundings().post(),
                Optional.of(runtime.scope().stage()));
        return post.hasSatisfied(error) ? post.run(error) : error;
    }

    /** One stage, once. */
    private final class StageVisit {
        private final StageModel stage;
        private final WhenEvaluation when;
        private Optional<String> skipped;

        StageVisit(StageModel stage, Optional<String> skipped) {
            this.stage = stage;
            this.when = new WhenEvaluation(runtime, stage.when());
            this.skipped = skipped;
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
                    ? sequence(sequential.stages(), Optional.empty(), Optional.empty())
                    : steps((StageBody.Steps) stage.body());
            error = post(stage, error);
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
                sequence(sequential.stages(), before, skipped);
            }
        }

        private void parallel(
                List<StageModel> stages, boolean failFast, Optional<Throwable> before, Optional<String> skip)
                throws Exception {
            Map<String, Callable<?>> branches = new LinkedHashMap<>();
            stages.forEach(s -> branches.put(s.name().text(), () -> {
                StageExecution.this.run(s, before, skip);
                return null;
            }));
            new ParallelBranches(runtime, failFast).run(branches);
        }
    }
}
