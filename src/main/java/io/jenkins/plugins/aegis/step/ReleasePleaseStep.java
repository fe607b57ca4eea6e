package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.await.AwaitMerge;
import io.jenkins.plugins.aegis.operation.releaseplease.OpenReleasePr;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code aegisReleasePlease}: has the pinned Release Please open the metadata pull request. */
public final class ReleasePleaseStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisReleasePlease";

    @DataBoundConstructor
    public ReleasePleaseStep() {
        // What is not given is what the build was started with.
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        runner(request, ports).run(new OpenReleasePr(request));
        new AwaitMerge(request, AwaitMerge.Which.RELEASE).announce(ports);
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Have Release Please open its pull request");
        }
    }
}
