package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.rollback.MoveDistTagBack;
import io.jenkins.plugins.aegis.operation.rollback.RevertRelease;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** {@code aegisPrepareRollback}: opens the pull requests that take a release back, or moves its dist-tag back. */
public final class PrepareRollbackStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisPrepareRollback";
    private static final String REVERT = "revert";
    private static final String DIST_TAG = "dist-tag";

    private final String reason;
    private String way = REVERT;
    private String issue = "";

    /**
     * @param reason why, for those who review it and for the audit
     */
    @DataBoundConstructor
    public PrepareRollbackStep(String reason) {
        this.reason = reason == null ? "" : reason;
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        switch (way) {
            case REVERT -> runner(request, ports).run(new RevertRelease(request, reason));
            case DIST_TAG -> runner(request, ports).run(new MoveDistTagBack(request, reason, approvalIssue()));
            default ->
                throw new ReleaseRefused(
                        FUNCTION,
                        "way is \"" + Printable.of(way, 80) + "\"; a release is taken back by \"" + REVERT + "\" or \""
                                + DIST_TAG + "\"");
        }
    }

    private int approvalIssue() throws ReleaseRefused {
        try {
            return StepArguments.issueNumber("issue", issue);
        } catch (IllegalArgumentException invalid) {
            throw new ReleaseRefused(FUNCTION, invalid.getMessage());
        }
    }

    @Override
    public boolean isOfRelease() {
        return false;
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    public String getReason() {
        return reason;
    }

    public String getWay() {
        return way;
    }

    /** {@code revert} or {@code dist-tag}. */
    @DataBoundSetter
    public void setWay(String way) {
        this.way = way == null || way.isBlank() ? REVERT : way.strip();
    }

    public String getIssue() {
        return issue;
    }

    /** The issue in which a maintainer approved that the dist-tag moves down. */
    @DataBoundSetter
    public void setIssue(String issue) {
        this.issue = issue == null ? "" : issue;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Prepare a rollback");
        }

        /** The ways to take a release back. */
        @POST
        public ListBoxModel doFillWayItems() {
            ListBoxModel ways = new ListBoxModel();
            ways.add(REVERT);
            ways.add(DIST_TAG);
            return ways;
        }
    }
}
