package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.Code;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.PostCondition;
import java.util.Map;
import java.util.Optional;

/** Runs {@code post}: each condition is looked at in its turn, since one may change the result for the next. */
final class PostExecution {
    private final PipelineRuntime runtime;
    private final Map<PostCondition, Code> post;
    private final Optional<StageInfo> stage;

    PostExecution(PipelineRuntime runtime, Map<PostCondition, Code> post, Optional<StageInfo> stage) {
        this.runtime = runtime;
        this.post = post;
        this.stage = stage;
    }

    boolean hasSatisfied(Optional<Throwable> error) {
        return post.keySet().stream().anyMatch(condition -> isSatisfied(condition, error));
    }

    /** @return the first failure: what failed before, or else what failed here */
    Optional<Throwable> run(Optional<Throwable> before) {
        Optional<Throwable> error = before;
        for (PostCondition condition : PostCondition.values()) {
            if (post.containsKey(condition) && isSatisfied(condition, error)) {
                Optional<Throwable> own = run(condition, error);
                error = error.or(() -> own);
            }
        }
        return error;
    }

    private Optional<Throwable> run(PostCondition condition, Optional<Throwable> error) {
        BuildState state = runtime.state();
        Optional<Result> original = state.result();
        Result logical = state.combined(error, stage);
        state.show(logical);
        try {
            runtime.evaluate(post.get(condition));
            return Optional.empty();
        } catch (Throwable failure) {
            runtime.log("Error when executing %s post condition:".formatted(condition.symbol()));
            runtime.log(Failures.text(failure));
            return Optional.of(failure);
        } finally {
            if (state.result().equals(Optional.of(logical))) {
                state.show(original.orElse(null));
            }
        }
    }

    private boolean isSatisfied(PostCondition condition, Optional<Throwable> error) {
        Result result = runtime.state().combined(error, stage);
        Result build = runtime.state().combined(error, Optional.empty());
        Optional<Result> previous = runtime.state().info().previous();
        return switch (condition) {
            case ALWAYS, CLEANUP -> true;
            case CHANGED -> !previous.equals(Optional.of(build));
            case FIXED ->
                build == Result.SUCCESS
                        && previous.filter(p -> p == Result.FAILURE || p == Result.UNSTABLE)
                                .isPresent();
            case REGRESSION -> previous.filter(build::isWorseThan).isPresent();
            case ABORTED -> result == Result.ABORTED;
            case SUCCESS -> result == Result.SUCCESS;
            case UNSUCCESSFUL -> result != Result.SUCCESS;
            case UNSTABLE -> result == Result.UNSTABLE;
            case FAILURE -> result == Result.FAILURE;
            case NOT_BUILT -> result == Result.NOT_BUILT;
        };
    }
}
