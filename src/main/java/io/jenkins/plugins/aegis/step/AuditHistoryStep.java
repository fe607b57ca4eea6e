package io.jenkins.plugins.aegis.step;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.history.AuditHistory;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code aegisAuditHistory}: judges every existing {@code v*} tag against the policy. */
public final class AuditHistoryStep extends Step implements PortWork {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisAuditHistory";

    private String branch = "";
    private String accept = "";

    @DataBoundConstructor
    public AuditHistoryStep() {
        // Everything has a default: it is about no release in particular.
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReleaseStepExecution(this, context);
    }

    @Override
    public String functionName() {
        return FUNCTION;
    }

    @Override
    public Object performWith(ReleasePorts ports) throws ReleaseRefused, AbortException, InterruptedException {
        Optional<String> production = Optional.of(branch.strip()).filter(name -> !name.isEmpty());
        List<Waiver> waivers;
        try {
            waivers = StepArguments.waivers(accept, ports.build().requester());
        } catch (IllegalArgumentException invalid) {
            throw new AbortException(FUNCTION + " refuses: " + invalid.getMessage());
        }
        new AuditHistory(FUNCTION, production, waivers).run(ports);
        return null;
    }

    public String getBranch() {
        return branch;
    }

    /** The production branch; empty for the descriptor's. */
    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = branch == null ? "" : branch;
    }

    public String getAccept() {
        return accept;
    }

    /** Findings to accept, one {@code <rule id>=<reason>} a line. */
    @DataBoundSetter
    public void setAccept(String accept) {
        this.accept = accept == null ? "" : accept;
    }

    /** Makes the step known to Pipeline. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        public DescriptorImpl() {
            super(FUNCTION, "Judge all version tags");
        }
    }
}
