package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Preview;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.build.BuildOnce;
import io.jenkins.plugins.aegis.operation.publish.PublishAll;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code aegisPublishAll}: publishes the built artifacts to every channel; builds first only where the store has none. */
public final class PublishAllStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisPublishAll";

    private boolean dryRun;

    @DataBoundConstructor
    public PublishAllStep() {
        // What is not given is what the build was started with.
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /** Whether to say only what is published where, and what would be done. */
    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        if (dryRun) {
            new Preview(runner(request, ports), ports.console()).show(new PublishAll(request));
            return;
        }
        runner(request, ports).run(new BuildOnce(request));
        runner(request, ports).goOn(new PublishAll(request));
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Publish every channel");
        }
    }
}
