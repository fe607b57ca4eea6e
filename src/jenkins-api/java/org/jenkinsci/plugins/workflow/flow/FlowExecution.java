package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.springframework.security.core.Authentication;

public abstract class FlowExecution {
    public abstract FlowExecutionOwner getOwner();

    public abstract List<FlowNode> getCurrentHeads();

    public abstract FlowNode getNode(String id) throws IOException;

    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;

    public boolean isComplete() {
        throw new UnsupportedOperationException("declaration only");
    }

    public final Throwable getCauseOfFailure() {
        throw new UnsupportedOperationException("declaration only");
    }

    public Authentication getAuthentication2() {
        throw new UnsupportedOperationException("declaration only");
    }
}
