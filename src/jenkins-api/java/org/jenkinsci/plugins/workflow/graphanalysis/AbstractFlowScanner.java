package org.jenkinsci.plugins.workflow.graphanalysis;

import java.util.Iterator;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public abstract class AbstractFlowScanner implements Iterable<FlowNode>, Filterator<FlowNode> {
    @Override
    public boolean hasNext() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public FlowNode next() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public final void remove() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public Iterator<FlowNode> iterator() {
        throw new UnsupportedOperationException("declaration only");
    }

    public List<FlowNode> allNodes(FlowExecution exec) {
        throw new UnsupportedOperationException("declaration only");
    }
}
