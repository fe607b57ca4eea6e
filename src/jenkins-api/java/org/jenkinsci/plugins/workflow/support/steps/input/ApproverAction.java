package org.jenkinsci.plugins.workflow.support.steps.input;

import hudson.model.InvisibleAction;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public class ApproverAction extends InvisibleAction {
    private final String userId;

    public ApproverAction(String userId) {
        this.userId = userId;
    }

    @Exported
    public String getUserId() {
        return userId;
    }

    public String getUserName() {
        throw new UnsupportedOperationException("declaration only");
    }
}
