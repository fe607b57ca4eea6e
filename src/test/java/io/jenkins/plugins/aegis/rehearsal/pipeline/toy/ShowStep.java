package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;

import hudson.Extension;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Takes parameters of every kind, and returns how they arrived. */
public final class ShowStep extends Step {
    private final String name;
    private final int count;
    private boolean dry;
    private Long size;
    private TimeUnit unit;
    private List<String> files;
    private Map<String, Object> accept;
    private List<Channel> channels;

    @DataBoundSetter
    private String note;

    @DataBoundConstructor
    public ShowStep(String name, int count) {
        if ("forbidden".equals(name)) {
            throw new IllegalArgumentException("name must not be forbidden");
        }
        this.name = name;
        this.count = count;
    }

    @DataBoundSetter
    public void setDry(boolean dry) {
        this.dry = dry;
    }

    @DataBoundSetter
    public void setSize(Long size) {
        this.size = size;
    }

    @DataBoundSetter
    public void setUnit(TimeUnit unit) {
        this.unit = unit;
    }

    @DataBoundSetter
    public void setFiles(List<String> files) {
        this.files = List.copyOf(files);
    }

    @DataBoundSetter
    public void setAccept(Map<String, Object> accept) {
        this.accept = accept;
    }

    @DataBoundSetter
    public void setChannels(List<Channel> channels) {
        this.channels = channels;
    }

    @Override
    public StepExecution start(StepContext context) {
        String shown =
                "%s %d %s %s %s %s %s %s %s".formatted(name, count, dry, size, unit, files, accept, channels, note);
        return new Execution(context, shown);
    }

    private static final class Execution extends StepExecution {
        private static final long serialVersionUID = 1L;
        private final String shown;

        Execution(StepContext context, String shown) {
            super(context);
            this.shown = shown;
        }

        @Override
        public boolean start() throws Exception {
            getContext().get(Notebook.class).write(shown);
            getContext().onSuccess(shown);
            return true;
        }
    }

    /** Its descriptor. */
    @Extension
    public static final class DescriptorImpl extends ToyDescriptor {
        public DescriptorImpl() {
            super("show");
        }
    }
}
