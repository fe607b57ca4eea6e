package io.jenkins.plugins.aegis.rehearsal.pipeline;

import groovy.lang.GroovyObjectSupport;

/** The script's {@code env}: reading finds the innermost variable, writing sets one for the whole build. */
public final class EnvironmentView extends GroovyObjectSupport {
    private final PipelineRuntime runtime;

    EnvironmentView(PipelineRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Object getProperty(String name) {
        return runtime.variables().get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        runtime.setVariable(name, String.valueOf(value));
    }
}
