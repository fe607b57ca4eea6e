package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.CallModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** The options of a pipeline or a stage: what they wrap around it, in the order written, and which flags they set. */
final class Options {

    private interface Wrapper {
        <T> T around(Callable<T> work) throws Exception;
    }

    private final PipelineRuntime runtime;
    private final Set<String> flags = new HashSet<>();
    private final List<Wrapper> wrappers = new ArrayList<>();

    Options(PipelineRuntime runtime, List<CallModel> calls) throws Exception {
        this.runtime = runtime;
        for (CallModel call : calls) {
            add(call, runtime.arguments(call.arguments()));
        }
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** Runs the work within all wrappers; the first one written is the outermost. */
    <T> T around(Callable<T> work) throws Exception {
        Callable<T> wrapped = work;
        for (int i = wrappers.size() - 1; i >= 0; i--) {
            Wrapper wrapper = wrappers.get(i);
            Callable<T> inner = wrapped;
            wrapped = () -> wrapper.around(inner);
        }
        return wrapped.call();
    }

    private void add(CallModel call, Map<String, Object> arguments) {
        switch (call.name()) {
            case "timeout" -> {
                TimeUnit unit = arguments.containsKey("unit")
                        ? (TimeUnit) coerced(call, arguments, "unit", TimeUnit.class)
                        : TimeUnit.MINUTES;
                Duration limit =
                        Duration.of((Integer) coerced(call, arguments, "time", Integer.class), unit.toChronoUnit());
                wrappers.add(new Wrapper() {
                    @Override
                    public <T> T around(Callable<T> work) throws Exception {
                        return new TimeLimit(runtime).run(limit, work);
                    }
                });
            }
            case "retry" -> {
                int attempts = (Integer)
                        coerced(call, arguments, arguments.containsKey("count") ? "count" : "", Integer.class);
                wrappers.add(new Wrapper() {
                    @Override
                    public <T> T around(Callable<T> work) throws Exception {
                        return new Retry(runtime).run(attempts, work);
                    }
                });
            }
            default -> {
                if (arguments.values().stream().noneMatch(Boolean.FALSE::equals)) {
                    flags.add(call.name());
                }
            }
        }
    }

    private Object coerced(CallModel call, Map<String, Object> arguments, String name, Class<?> type) {
        String where =
                "Jenkinsfile:%d: option %s%s".formatted(call.line(), call.name(), name.isEmpty() ? "" : "." + name);
        Object value = arguments.get(name);
        if (value == null) {
            throw new BindingException(where + " is missing");
        }
        return runtime.collaborators().catalog().coerce(where, type, value);
    }
}
