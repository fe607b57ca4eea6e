package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.cut.CutReleaseBranch;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code aegisCutReleaseBranch}: cuts {@code release/<version>} from the source branch at one pinned commit. */
public final class CutReleaseBranchStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisCutReleaseBranch";

    @DataBoundConstructor
    public CutReleaseBranchStep() {
        // What is not given is what the build was started with.
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        runner(request, ports).run(new CutReleaseBranch(request));
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Cut the release branch");
        }
    }
}
