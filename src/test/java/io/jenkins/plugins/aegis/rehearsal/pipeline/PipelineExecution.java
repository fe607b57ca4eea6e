package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.PipelineModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a whole pipeline: agent, environment, options, stages, and {@code post}, which runs whatever happened. */
final class PipelineExecution {
    private static final String POST_STAGE = "Declarative: Post Actions";

    private final PipelineRuntime runtime;
    private final PipelineModel model;
    private final StageLog log;
    private boolean postHasRun;

    PipelineExecution(PipelineRuntime runtime, PipelineModel model, StageLog log) {
        this.runtime = runtime;
        this.model = model;
        this.log = log;
    }

    /**
     * Runs it to its end.
     *
     * @throws ParametersRefused if the values given do not fit; nothing has run then
     * @throws Exception the first failure
     */
    void run(Map<String, Object> given) throws Exception {
        List<String> misfits = new ArrayList<>();
        runtime.parameters(Parameters.accept(new Parameters(runtime).definitions(model.parameters()), given, misfits));
        if (!misfits.isEmpty()) {
            throw new ParametersRefused(misfits);
        }
        runtime.collaborators().listener().parametersAccepted(runtime.parameters());
        PipelineSetup setup = new PipelineSetup(runtime, model);
        Optional<Throwable> error = Optional.empty();
        try {
            surrounded(setup);
        } catch (Throwable thrown) {
            error = Optional.of(Failures.unwrapped(thrown));
        }
        if (!postHasRun) {
            error = post(error);
        }
        if (error.isPresent()) {
            throw Failures.sneaky(error.get());
        }
    }

    private void surrounded(PipelineSetup setup) throws Exception {
        Surroundings around = model.surroundings();
        Wrapping wrapping = new Wrapping(runtime);
        wrapping.onAgent(
                around.agent(),
                setup.options().has("skipDefaultCheckout"),
                () -> wrapping.withEnvironment(
                        around.environment(), () -> setup.options().around(() -> stages(setup))));
    }

    private Object stages(PipelineSetup setup) {
        Optional<Throwable> error =
                new StageExecution(runtime, setup, log).sequence(model.stages(), Optional.empty(), Optional.empty());
        postHasRun = true;
        error = post(error);
        if (error.isPresent()) {
            throw Failures.sneaky(error.get());
        }
        return null;
    }

    private Optional<Throwable> post(Optional<Throwable> error) {
        PostExecution post = new PostExecution(runtime, model.surroundings().post(), Optional.empty());
        if (!post.hasSatisfied(error)) {
            return error;
        }
        StageInfo info = runtime.scope().stage().stage(POST_STAGE);
        try {
            return runtime.within(runtime.scope().in(info), () -> {
                log.started(info);
                long start = System.nanoTime();
                Optional<Throwable> after = post.run(error);
                Optional<Throwable> own = error.isPresent() ? Optional.empty() : after;
                log.finished(info, Duration.ofNanos(System.nanoTime() - start), Optional.empty(), own);
                return after;
            });
        } catch (Exception fromListener) {
            throw Failures.sneaky(fromListener);
        }
    }
}
