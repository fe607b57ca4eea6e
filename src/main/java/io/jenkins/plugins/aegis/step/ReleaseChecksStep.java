package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.check.CheckSelection;
import io.jenkins.plugins.aegis.operation.check.RunReleaseChecks;
import io.jenkins.plugins.aegis.operation.check.VerifyReleaseChecks;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code aegisReleaseChecks}: runs the descriptor's checks on exactly the commit that is to be tagged. */
public final class ReleaseChecksStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisReleaseChecks";
    private static final int AT_ONCE = 2;

    private String only = "";
    private int parallel = AT_ONCE;

    @DataBoundConstructor
    public ReleaseChecksStep() {
        // What is not given is what the build was started with.
    }

    public String getOnly() {
        return only;
    }

    /** Name of the check, or of one variant, that is to be run; empty for all. */
    @DataBoundSetter
    public void setOnly(String only) {
        this.only = only == null ? "" : only.strip();
    }

    public int getParallel() {
        return parallel;
    }

    /** How many run at the same time on this agent. */
    @DataBoundSetter
    public void setParallel(int parallel) {
        this.parallel = Math.max(1, parallel);
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        CheckSelection selection = new CheckSelection(only, parallel);
        new RunReleaseChecks(request, selection).run(ports);
        // Under a name of its own, so that steps side by side do not settle each other's findings in the report.
        String name = only.isEmpty() ? FUNCTION : FUNCTION + " " + only;
        new OperationRunner(name, request, ports).goOn(new VerifyReleaseChecks(request, selection));
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Run the release checks");
        }
    }
}
