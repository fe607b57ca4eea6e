package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import java.io.IOException;
import java.io.Serializable;

public abstract class FlowExecutionOwner implements Serializable {
    private static final long serialVersionUID = 1L;

    public abstract FlowExecution get() throws IOException;

    public abstract Queue.Executable getExecutable() throws IOException;

    @Override
    public abstract boolean equals(Object o);

    @Override
    public abstract int hashCode();

    public interface Executable extends Queue.Executable {
        FlowExecutionOwner asFlowExecutionOwner();
    }
}
