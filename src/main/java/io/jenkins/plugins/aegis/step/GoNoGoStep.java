package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.approve.EarlierGo;
import io.jenkins.plugins.aegis.operation.approve.RequestApproval;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code aegisGoNoGo}: writes down and shows exactly what the approver is about to be asked. */
public final class GoNoGoStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = RequestApproval.STEP;

    @DataBoundConstructor
    public GoNoGoStep() {
        // What is not given is what the build was started with.
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        runner(request, ports).run(new RequestApproval(request));
        boolean given = EarlierGo.isGiven(request, ports);
        ports.build().tellThatGoIsGiven(given);
        String page = ports.build().keepReport();
        ports.console()
                .line(
                        given
                                ? "Nobody need be asked: " + request.version().tag()
                                        + " carries its approval, and an earlier build pushed it"
                                : "What is to be approved: " + page);
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Prepare the go/no-go");
        }
    }
}
