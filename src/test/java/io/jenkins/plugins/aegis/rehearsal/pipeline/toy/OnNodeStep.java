package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;

import hudson.Extension;
import hudson.FilePath;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Needs a workspace, and returns its path. */
public final class OnNodeStep extends Step {

    @DataBoundConstructor
    public OnNodeStep() {}

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context);
    }

    private static final class Execution extends StepExecution {
        private static final long serialVersionUID = 1L;

        Execution(StepContext context) {
            super(context);
        }

        @Override
        public boolean start() throws Exception {
            getContext().onSuccess(getContext().get(FilePath.class).getRemote());
            return true;
        }
    }

    /** Its descriptor. */
    @Extension
    public static final class DescriptorImpl extends ToyDescriptor {
        public DescriptorImpl() {
            super("onNode", FilePath.class);
        }
    }
}
