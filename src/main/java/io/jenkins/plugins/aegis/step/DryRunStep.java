package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Preview;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.dryrun.DryRun;
import io.jenkins.plugins.aegis.operation.preflight.Preflight;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code aegisDryRun}: builds and validates every artifact of a branch, and prints the plan of the whole release. */
public final class DryRunStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisDryRun";

    private String branch = "";

    @DataBoundConstructor
    public DryRunStep() {
        // What is not given is what the build was started with.
    }

    public String getBranch() {
        return branch;
    }

    /** The branch to build: the source branch, a release branch, or the head of a pull request. */
    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = branch == null ? "" : branch;
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        new Preview(runner(request, ports), ports.console()).show(new Preflight(request));
        runner(request, ports)
                .run(new DryRun(request, Optional.of(branch.strip()).filter(name -> !name.isEmpty())));
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
            super(FUNCTION, "Dry run");
        }
    }
}
