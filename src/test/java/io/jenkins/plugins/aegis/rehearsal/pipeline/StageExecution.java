package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageBody;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.StageModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** Runs or skips a stage; throws what failed, here or before. */
    void run(StageModel stage, Optional<Throwable> before, Optional<String> skip) throws Exception {
        StageInfo info = runtime.scope().stage().stage(stage.name().text());
        runtime.within(runtime.scope().in(info), () -> {
            log.started(info);
            long start = System.nanoTime();
            StageVisit visit = new StageVisit(runtime, setup, this, stage, skip.or(() -> reasonToSkip(stage, before)));
            Optional<Throwable> error = before;
            try {
                visit.run(before);
            } catch (Throwable thrown) {
                Throwable failure = Failures.unwrapped(thrown);
                error = error.or(() -> Optional.of(failure));
            }
            if (visit.skipped().isEmpty() && stage.body() instanceof StageBody.Parallel) {
                error = post(stage, error);
            }
            log.finished(info, Duration.ofNanos(System.nanoTime() - start), visit.skipped(), error);
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

    /** Runs the stage's {@code post}; returns the first failure. */
    Optional<Throwable> post(StageModel stage, Optional<Throwable> error) {
        PostExecution post = new PostExecution(
                runtime,
                stage.surroundings().post(),
                Optional.of(runtime.scope().stage()));
        return post.hasSatisfied(error) ? post.run(error) : error;
    }
}
