package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.model.InvalidReleaseVersion;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.StepPorts;
import io.jenkins.plugins.aegis.operation.close.CloseRelease;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code aegisReport}: closes the audit log of the build and keeps the release report. */
public final class ReportStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisReport";

    @DataBoundConstructor
    public ReportStep() {
        // What is not given is what the build was started with.
    }

    /**
     * Looks at nothing but the version: whatever else was typed wrong, the log is closed. After a step that has refused the
     * version there is nothing to close, and nothing to refuse twice.
     */
    @Override
    public Object performWith(ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, IOException, InterruptedException {
        Optional<ReleaseVersion> version = namedVersion(ports.build());
        if (version.isPresent()) {
            new CloseRelease(version.get()).run(new StepPorts(ports));
        } else if (ports.build().isSuccessSoFar()) {
            super.performWith(ports);
        } else {
            ports.console().line("No release report: the build was not given a release version.");
        }
        return null;
    }

    private Optional<ReleaseVersion> namedVersion(BuildRecord build) {
        try {
            return version(build).map(ReleaseVersion::parse);
        } catch (InvalidReleaseVersion e) {
            return Optional.empty();
        }
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports) throws PortUnavailable, InterruptedException {
        new CloseRelease(request.version()).run(ports);
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
            super(FUNCTION, "Close the audit log and keep the report");
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
