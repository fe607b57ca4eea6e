package org.jenkinsci.plugins.workflow.support.actions;

import hudson.model.InvisibleAction;
import org.jenkinsci.plugins.workflow.actions.PersistentAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

public class PauseAction extends InvisibleAction implements PersistentAction {
    public PauseAction(String cause) {
        throw new UnsupportedOperationException("declaration only");
    }

    public long getEndTime() {
        throw new UnsupportedOperationException("declaration only");
    }

    public static PauseAction getCurrentPause(FlowNode node) {
        throw new UnsupportedOperationException("declaration only");
    }
}
