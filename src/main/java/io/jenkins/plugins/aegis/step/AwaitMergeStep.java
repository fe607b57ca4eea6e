package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.await.AwaitMerge;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.verb.POST;

/** {@code aegisAwaitMerge}: waits, without executor or thread, until people merge a pull request of the release. */
public final class AwaitMergeStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisAwaitMerge";

    private final String pullRequest;

    /**
     * @param pullRequest {@code release} or {@code promotion}
     */
    @DataBoundConstructor
    public AwaitMergeStep(String pullRequest) {
        this.pullRequest = pullRequest;
    }

    public String getPullRequest() {
        return pullRequest;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new AwaitMergeExecution(this, context);
    }

    /** @throws IllegalArgumentException if there is no pull request of that name */
    AwaitMerge waiting(ReleaseRequest request) {
        return new AwaitMerge(
                request,
                AwaitMerge.Which.ofLabel(pullRequest)
                        .orElseThrow(() -> new IllegalArgumentException("pullRequest is \"" + pullRequest
                                + "\"; a release has the pull requests \"release\" and \"promotion\"")));
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports) {
        throw new IllegalStateException("this step waits; it does not perform");
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Wait for a pull request to be merged");
        }

        /** The pull requests that a release waits for. */
        @POST
        public ListBoxModel doFillPullRequestItems() {
            ListBoxModel labels = new ListBoxModel();
            for (AwaitMerge.Which which : AwaitMerge.Which.values()) {
                labels.add(which.label());
            }
            return labels;
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
