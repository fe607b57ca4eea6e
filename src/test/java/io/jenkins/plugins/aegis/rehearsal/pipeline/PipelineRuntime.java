package io.jenkins.plugins.aegis.rehearsal.pipeline;

import groovy.lang.Closure;
import hudson.EnvVars;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.Code;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/** The state of one build, and the code of its pipeline. */
final class PipelineRuntime {
    private final Collaborators collaborators;
    private final BuildState state;
    private final Map<String, String> setByScript = new ConcurrentHashMap<>();
    private final ThreadLocal<Branch> branch =
            ThreadLocal.withInitial(() -> new Branch(new Scope(StageInfo.OUTSIDE, Map.of())));
    private Map<String, Object> parameters;
    private List<Closure<?>> code = List.of();

    PipelineRuntime(Collaborators collaborators, BuildState state) {
        this.collaborators = collaborators;
        this.state = state;
    }

    Collaborators collaborators() {
        return collaborators;
    }

    BuildState state() {
        return state;
    }

    void code(List<Closure<?>> closures) {
        code = List.copyOf(closures);
    }

    void parameters(Map<String, Object> accepted) {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(accepted));
    }

    /** The script's {@code params}. */
    Map<String, Object> parameters() {
        if (parameters == null) {
            throw new IllegalStateException("params is known inside pipeline { … } only");
        }
        return parameters;
    }

    Object evaluate(Code piece) throws Exception {
        try {
            return code.get(piece.index()).call();
        } catch (Throwable failure) {
            throw Failures.sneaky(Failures.unwrapped(failure));
        }
    }

    String text(Code piece) throws Exception {
        return String.valueOf(evaluate(piece));
    }

    /** The named arguments of an option, a parameter or a condition. */
    @SuppressWarnings("unchecked")
    Map<String, Object> arguments(Code piece) throws Exception {
        return (Map<String, Object>) evaluate(piece);
    }

    Branch branch() {
        return branch.get();
    }

    void join(Branch joined) {
        branch.set(joined);
    }

    void leave() {
        branch.remove();
    }

    Scope scope() {
        return branch().scope();
    }

    /** Runs something in another scope. */
    <T> T within(Scope inner, Callable<T> work) throws Exception {
        Branch current = branch();
        Scope outer = current.scope();
        current.scope(inner);
        try {
            return work.call();
        } finally {
            current.scope(outer);
        }
    }

    /** All environment variables that hold here, inner ones over outer ones. */
    EnvVars variables() {
        Scope here = scope();
        EnvVars variables = new EnvVars();
        EnvVars base = collaborators.host().get(EnvVars.class, here.stage());
        if (base != null) {
            variables.putAll(base);
        }
        variables.put("BUILD_NUMBER", String.valueOf(state.info().number()));
        variables.put("BUILD_ID", String.valueOf(state.info().number()));
        variables.put("BUILD_DISPLAY_NAME", state.displayName());
        if (parameters != null) {
            parameters.forEach((name, value) -> variables.put(name, Parameters.text(value)));
        }
        variables.putAll(setByScript);
        if (!here.stage().path().isEmpty()) {
            variables.put("STAGE_NAME", here.stage().name());
        }
        variables.putAll(here.variables());
        return variables;
    }

    void setVariable(String name, String value) {
        setByScript.put(name, value);
    }

    void log(String line) {
        collaborators.listener().log(scope().stage(), line);
    }
}
