package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;

import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** A descriptor whose step is named in its constructor. */
abstract class ToyDescriptor extends StepDescriptor {
    private final String functionName;
    private final Set<Class<?>> required;

    ToyDescriptor(String functionName, Class<?>... required) {
        this.functionName = functionName;
        this.required = Set.of(required);
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return required;
    }
}
