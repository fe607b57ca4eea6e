package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.hotfix.Backport;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code aegisBackport}: opens the pull request that brings hotfixes back to the source branch. */
public final class BackportStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisBackport";

    @DataBoundConstructor
    public BackportStep() {
        // What is not given is what the build was started with.
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        runner(request, ports).run(new Backport(request));
    }

    @Override
    public boolean isOfRelease() {
        return false;
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Bring hotfixes back");
        }
    }
}
