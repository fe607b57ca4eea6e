package org.jenkinsci.plugins.workflow.graphanalysis;

import java.util.Collection;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public class DepthFirstScanner extends AbstractFlowScanner {
    @Override
    protected void reset() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    protected void setHeads(Collection<FlowNode> heads) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    protected FlowNode next(FlowNode current, Collection<FlowNode> blackList) {
        throw new UnsupportedOperationException("declaration only");
    }
}
