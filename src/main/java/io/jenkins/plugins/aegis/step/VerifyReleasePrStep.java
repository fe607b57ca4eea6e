package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.releaseplease.VerifyReleasePr;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code aegisVerifyReleasePr}: judges the metadata pull request before people merge it. */
public final class VerifyReleasePrStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisVerifyReleasePr";

    private boolean closeOnFailure;

    @DataBoundConstructor
    public VerifyReleasePrStep() {
        // What is not given is what the build was started with.
    }

    public boolean isCloseOnFailure() {
        return closeOnFailure;
    }

    /** Whether a wrong pull request is closed and the release branch deleted, as the runbook says. */
    @DataBoundSetter
    public void setCloseOnFailure(boolean closeOnFailure) {
        this.closeOnFailure = closeOnFailure;
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        runner(request, ports).run(new VerifyReleasePr(request, closeOnFailure));
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Verify the release pull request");
        }
    }
}
