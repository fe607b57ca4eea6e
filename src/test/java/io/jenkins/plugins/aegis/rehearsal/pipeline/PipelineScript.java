package io.jenkins.plugins.aegis.rehearsal.pipeline;

import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.DescribableCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The base class of a compiled Jenkinsfile: {@code env}, {@code params}, {@code currentBuild}, and steps. */
public abstract class PipelineScript extends Script {

    /** What executes the pipeline once the script has handed over its code. */
    interface Pipeline {
        void run() throws Exception;
    }

    private PipelineRuntime runtime;
    private Pipeline pipeline;

    void attach(PipelineRuntime build, Pipeline execution) {
        this.runtime = build;
        this.pipeline = execution;
    }

    /** Called in the place of {@code pipeline { … }}. */
    public Object runPipeline(List<Closure<?>> code) throws Exception {
        runtime.code(code);
        pipeline.run();
        return null;
    }

    /** Called in the place of a step. */
    public Object invokeStep(String name, int line, Object... arguments) throws Exception {
        return new StepInvoker(runtime).invoke(name, line, arguments);
    }

    /** Called in the place of a nested describable. */
    public Object describe(String symbol, int line, Object... arguments) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (arguments.length == 1 && arguments[0] instanceof Map<?, ?> map) {
            map.forEach((name, value) -> named.put(String.valueOf(name), value));
        } else if (arguments.length != 0) {
            throw new BindingException(
                    "Jenkinsfile:%d: arguments to %s must be explicitly named".formatted(line, symbol));
        }
        return new DescribableCall(symbol, named);
    }

    /** A step that is called by a name that only the run shows. */
    @Override
    public Object invokeMethod(String name, Object arguments) {
        if (runtime.collaborators().catalog().step(name).isEmpty()) {
            return super.invokeMethod(name, arguments);
        }
        try {
            return invokeStep(name, 0, (Object[]) arguments);
        } catch (Exception failure) {
            throw Failures.sneaky(failure);
        }
    }

    @Override
    public Object getProperty(String name) {
        if (getBinding().hasVariable(name)) {
            return super.getProperty(name);
        }
        return switch (name) {
            case "env" -> new EnvironmentView(runtime);
            case "params" -> runtime.parameters();
            case "currentBuild" -> new CurrentBuild(runtime.state());
            default -> variable(name);
        };
    }

    private Object variable(String name) {
        String value = runtime.variables().get(name);
        if (value == null && getMetaClass().hasProperty(this, name) == null) {
            throw new MissingPropertyException(name, getClass());
        }
        return value == null ? super.getProperty(name) : value;
    }

    @Override
    public void println(Object value) {
        String text = value instanceof GString ? value.toString() : String.valueOf(value);
        text.lines().forEach(runtime::log);
    }

    @Override
    public void print(Object value) {
        println(value);
    }
}
