package org.jenkinsci.plugins.workflow.support.steps.input;

import hudson.model.User;
import jenkins.model.CauseOfInterruption;
import org.kohsuke.stapler.export.Exported;

public final class Rejection extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;
    private final String userName;
    private final long timestamp = System.currentTimeMillis();

    public Rejection(User u) {
        this.userName = u == null ? null : u.getId();
    }

    @Exported
    public User getUser() {
        return userName == null ? null : User.getById(userName, true);
    }

    @Exported
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public String getShortDescription() {
        return userName == null ? "Rejected" : "Rejected by " + userName;
    }
}
