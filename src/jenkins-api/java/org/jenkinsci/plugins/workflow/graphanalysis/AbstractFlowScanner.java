package org.jenkinsci.plugins.workflow.graphanalysis;

import com.google.common.base.Predicate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public abstract class AbstractFlowScanner implements Iterable<FlowNode>, Filterator<FlowNode> {
    public boolean setup(Collection<FlowNode> heads) {
        throw new UnsupportedOperationException("declaration only");
    }

    public boolean setup(FlowNode head) {
        throw new UnsupportedOperationException("declaration only");
    }

    protected abstract void reset();

    protected abstract void setHeads(Collection<FlowNode> filteredHeads);

    protected abstract FlowNode next(FlowNode current, Collection<FlowNode> blackList);

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

    @Override
    public Filterator<FlowNode> filter(Predicate<FlowNode> filterCondition) {
        throw new UnsupportedOperationException("declaration only");
    }

    public FlowNode findFirstMatch(FlowExecution exec, Predicate<FlowNode> matchPredicate) {
        throw new UnsupportedOperationException("declaration only");
    }

    public FlowNode findFirstMatch(FlowNode head, Predicate<FlowNode> matchPredicate) {
        throw new UnsupportedOperationException("declaration only");
    }

    public List<FlowNode> filteredNodes(FlowExecution exec, Predicate<FlowNode> matchPredicate) {
        throw new UnsupportedOperationException("declaration only");
    }

    public List<FlowNode> allNodes(FlowExecution exec) {
        throw new UnsupportedOperationException("declaration only");
    }
}
