package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** Writes a note, prints it, and returns the variable of that name. */
public final class NoteStep extends Step {
    private final String text;

    @DataBoundConstructor
    public NoteStep(String text) {
        this.text = text;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, text);
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<String> {
        private static final long serialVersionUID = 1L;
        private final String text;

        Execution(StepContext context, String text) {
            super(context);
            this.text = text;
        }

        @Override
        protected String run() throws Exception {
            getContext().get(Notebook.class).write(text);
            getContext().get(TaskListener.class).getLogger().print("noted\n" + text);
            return getContext().get(EnvVars.class).get(text);
        }
    }

    /** Its descriptor. */
    @Extension
    public static final class DescriptorImpl extends ToyDescriptor {
        public DescriptorImpl() {
            super("note", Notebook.class, TaskListener.class);
        }
    }
}
