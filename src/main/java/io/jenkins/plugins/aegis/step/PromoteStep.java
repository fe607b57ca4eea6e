package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.await.AwaitMerge;
import io.jenkins.plugins.aegis.operation.promote.Promote;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code aegisPromote}: opens the promotion pull request into the production branch. */
public final class PromoteStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisPromote";

    @DataBoundConstructor
    public PromoteStep() {
        // What is not given is what the build was started with.
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        runner(request, ports).run(new Promote(request));
        new AwaitMerge(request, AwaitMerge.Which.PROMOTION).announce(ports);
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Open the promotion pull request");
        }
    }
}
