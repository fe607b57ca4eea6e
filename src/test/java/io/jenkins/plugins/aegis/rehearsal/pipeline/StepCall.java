package io.jenkins.plugins.aegis.rehearsal.pipeline;

import groovy.lang.Closure;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.Arguments;
import java.util.Map;
import java.util.Optional;

/** One call of a {@link BuiltInStep}. */
public final class StepCall {
    private final PipelineRuntime runtime;
    private final BuiltInStep step;
    private final Arguments arguments;

    StepCall(PipelineRuntime runtime, BuiltInStep step, Arguments arguments) {
        this.runtime = runtime;
        this.step = step;
        this.arguments = arguments;
    }

    /** The value of that parameter, if it was given. */
    public <T> Optional<T> argument(String name, Class<T> type) {
        Object given = arguments.named().get(name);
        return Optional.ofNullable(given)
                .map(v -> type.cast(
                        runtime.collaborators().catalog().coerce(step.shape().name() + "." + name, type, v)));
    }

    /** All arguments as they were given. */
    public Map<String, Object> named() {
        return arguments.named();
    }

    /** Runs the block. */
    public Object block() {
        return arguments.block().map(Closure::call).orElse(null);
    }

    /** Runs the block with more environment variables. */
    public Object block(Map<String, String> variables) throws Exception {
        return runtime.within(runtime.scope().with(variables), this::block);
    }

    /** Where the step runs. */
    public StageInfo where() {
        return runtime.scope().stage();
    }

    /** Writes a line to the build's console. */
    public void log(String line) {
        runtime.log(line);
    }

    PipelineRuntime runtime() {
        return runtime;
    }
}
