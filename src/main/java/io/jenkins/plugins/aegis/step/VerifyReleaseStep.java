package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.verify.VisibleRelease;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.time.Duration;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code aegisVerifyRelease}: downloads from every channel and compares with what was released. */
public final class VerifyReleaseStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisVerifyRelease";

    private int patienceMinutes = 10;

    @DataBoundConstructor
    public VerifyReleaseStep() {
        // What is not given is what the build was started with.
    }

    public int getPatienceMinutes() {
        return patienceMinutes;
    }

    /** How long channels may take until they serve the release; 0 looks once. */
    @DataBoundSetter
    public void setPatienceMinutes(int patienceMinutes) {
        this.patienceMinutes = Math.max(0, patienceMinutes);
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        new VisibleRelease(request, ports, Duration.ofMinutes(patienceMinutes)).await(runner(request, ports));
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Verify what users download");
        }
    }
}
