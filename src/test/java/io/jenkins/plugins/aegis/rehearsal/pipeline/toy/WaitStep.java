package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Waits until it is stopped, and notes that it was. */
public final class WaitStep extends Step {

    @DataBoundConstructor
    public WaitStep() {}

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
            getContext().get(Notebook.class).write("waiting");
            return false;
        }

        @Override
        public void stop(Throwable cause) throws Exception {
            getContext().get(Notebook.class).write("stopped: " + cause.getMessage());
            super.stop(cause);
        }
    }

    /** Its descriptor. */
    @Extension
    public static final class DescriptorImpl extends ToyDescriptor {
        public DescriptorImpl() {
            super("waitForever");
        }
    }
}
