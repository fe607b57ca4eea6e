package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.Saveable;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class FlowNode extends Actionable implements Saveable {
    protected FlowNode(FlowExecution exec, String id, List<FlowNode> parents) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    @Exported
    public String getDisplayName() {
        throw new UnsupportedOperationException("declaration only");
    }

    public String getDisplayFunctionName() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public <T extends Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public void save() throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }
}
