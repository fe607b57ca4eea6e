package org.jenkinsci.plugins.workflow.steps;

public class MissingContextVariableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Class<?> type;

    public MissingContextVariableException(Class<?> type, StepDescriptor d) {
        super("Step " + (d == null ? "" : d.getFunctionName() + " ") + "requires " + type.getName()
                + " in its context, and there is none");
        this.type = type;
    }
}
