package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.model.InvalidReleaseVersion;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.close.CloseRelease;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.io.IOException;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code aegisReport}: closes the audit log of the build and keeps the release report. */
public final class ReportStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisReport";

    /** @param version the release version, such as {@code 1.2.3-preview} */
    @DataBoundConstructor
    public ReportStep(String version) {
        super(version);
    }

    /** After a step that has refused the version there is nothing to close, and nothing to refuse twice. */
    @Override
    public Object performWith(ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, IOException, InterruptedException {
        if (ports.build().isSuccessSoFar() || namesAVersion()) {
            return super.performWith(ports);
        }
        ports.console().line("No release report: the build was not given a release version.");
        return null;
    }

    private boolean namesAVersion() {
        try {
            ReleaseVersion.parse(getVersion().strip());
            return true;
        } catch (InvalidReleaseVersion e) {
            return false;
        }
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
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
