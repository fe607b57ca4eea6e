package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;

import hudson.Extension;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Waits until another step wrote a note. */
public final class AwaitNoteStep extends Step {
    private final String text;

    @DataBoundConstructor
    public AwaitNoteStep(String text) {
        this.text = text;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, text);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<Void> {
        private static final long serialVersionUID = 1L;
        private final String text;

        Execution(StepContext context, String text) {
            super(context);
            this.text = text;
        }

        @Override
        protected Void run() throws Exception {
            getContext().get(Notebook.class).await(text);
            return null;
        }
    }

    /** Its descriptor. */
    @Extension
    public static final class DescriptorImpl extends ToyDescriptor {
        public DescriptorImpl() {
            super("awaitNote");
        }
    }
}
