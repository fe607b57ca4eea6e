package org.jenkinsci.plugins.workflow.flow;

import hudson.Extension;
import java.util.Iterator;

@Extension
public class FlowExecutionList implements Iterable<FlowExecution> {
    public FlowExecutionList() {}

    @Override
    public Iterator<FlowExecution> iterator() {
        throw new UnsupportedOperationException("declaration only");
    }

    public static FlowExecutionList get() {
        throw new UnsupportedOperationException("declaration only");
    }
}
