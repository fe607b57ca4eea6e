package io.jenkins.plugins.aegis.rehearsal.pipeline;

import groovy.lang.Closure;
import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepParameter;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepShape;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The few of Jenkins' own steps that a release pipeline needs. */
final class StandardSteps {

    /** What a step does, apart from its shape. */
    private interface Body {
        Object run(StepCall call) throws Exception;
    }

    private record Standard(StepShape shape, Body body) implements BuiltInStep {
        @Override
        public Object run(StepCall call) throws Exception {
            return body.run(call);
        }
    }

    private StandardSteps() {}

    static List<BuiltInStep> all() {
        return List.of(
                step("echo", false, StandardSteps::echo, required("message", String.class)),
                step("error", false, StandardSteps::error, required("message", String.class)),
                step("sleep", false, StandardSteps::sleep, required("time", Integer.class), unit()),
                step("script", true, StepCall::block),
                step("timeout", true, StandardSteps::timeout, required("time", Integer.class), unit()),
                step("retry", true, StandardSteps::retry, required("count", Integer.class)),
                step(
                        "catchError",
                        true,
                        StandardSteps::catchError,
                        optional("message", String.class),
                        optional("buildResult", Result.class),
                        optional("stageResult", Result.class),
                        optional("catchInterruptions", Boolean.class)),
                new InputCall(),
                new Standard(new StepShape("parallel", List.of(), false, true), StandardSteps::parallel));
    }

    private static BuiltInStep step(String name, boolean block, Body body, StepParameter... parameters) {
        return new Standard(new StepShape(name, List.of(parameters), block), body);
    }

    private static StepParameter required(String name, Class<?> type) {
        return new StepParameter(name, type, true);
    }

    private static StepParameter optional(String name, Class<?> type) {
        return new StepParameter(name, type, false);
    }

    private static StepParameter unit() {
        return optional("unit", TimeUnit.class);
    }

    private static Object echo(StepCall call) {
        call.argument("message", String.class).orElse("null").lines().forEach(call::log);
        return null;
    }

    private static Object error(StepCall call) throws AbortException {
        throw new AbortException(call.argument("message", String.class).orElse(null));
    }

    private static Object sleep(StepCall call) throws Exception {
        TimeUnit unit = call.argument("unit", TimeUnit.class).orElse(TimeUnit.SECONDS);
        CompletableFuture<Object> over = new CompletableFuture<>();
        over.completeOnTimeout(null, call.argument("time", Integer.class).orElse(0), unit);
        return call.runtime().branch().await(over, over::completeExceptionally);
    }

    private static Object timeout(StepCall call) throws Exception {
        TimeUnit unit = call.argument("unit", TimeUnit.class).orElse(TimeUnit.MINUTES);
        Duration limit = Duration.of(call.argument("time", Integer.class).orElse(0), unit.toChronoUnit());
        return new TimeLimit(call.runtime()).run(limit, call::block);
    }

    private static Object retry(StepCall call) throws Exception {
        return new Retry(call.runtime())
                .run(call.argument("count", Integer.class).orElse(0), call::block);
    }

    private static Object catchError(StepCall call) throws Exception {
        try {
            return call.block();
        } catch (Throwable thrown) {
            Throwable failure = Failures.unwrapped(thrown);
            boolean catchInterruptions =
                    call.argument("catchInterruptions", Boolean.class).orElse(true);
            if (!catchInterruptions && Failures.isInterruption(failure)) {
                throw Failures.sneaky(failure);
            }
            call.argument("message", String.class).ifPresent(call::log);
            call.log("ERROR: " + Failures.text(failure));
            BuildState state = call.runtime().state();
            Result build = call.argument("buildResult", Result.class).orElse(Result.FAILURE);
            if (build.isWorseThan(Result.SUCCESS)) {
                state.worsen(build);
            }
            state.warn(call.where(), call.argument("stageResult", Result.class).orElse(Result.SUCCESS));
            return null;
        }
    }

    private static Object parallel(StepCall call) throws Exception {
        Map<String, Callable<?>> branches = new LinkedHashMap<>();
        boolean failFast = false;
        for (Map.Entry<String, Object> entry : call.named().entrySet()) {
            if (entry.getValue() instanceof Closure<?> block) {
                branches.put(entry.getKey(), block::call);
            } else if ("failFast".equals(entry.getKey()) && entry.getValue() instanceof Boolean asked) {
                failFast = asked;
            } else {
                throw new IllegalArgumentException(
                        "parallel expects blocks; branch \"" + entry.getKey() + "\" is none");
            }
        }
        new ParallelBranches(call.runtime(), failFast).run(branches);
        return null;
    }
}
