package io.jenkins.plugins.aegis.step;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.approve.PendingGates;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code aegisPendingGates}: which approvals this build has asked for and nobody has given or refused.
 *
 * <p>Its value is a list of maps with {@code id}, {@code message} and {@code submitter}, as the {@code input} step takes
 * them.
 */
public final class PendingGatesStep extends ReleaseStep {
    private static final long serialVersionUID = 1L;
    private static final String FUNCTION = "aegisPendingGates";

    @DataBoundConstructor
    public PendingGatesStep() {
        // What is not given is what the build was started with.
    }

    @Override
    List<Map<String, String>> answer(ReleaseRequest request, ReleasePorts ports) {
        List<Map<String, String>> pending = new ArrayList<>();
        for (Gate gate : PendingGates.of(ports)) {
            Map<String, String> input = new LinkedHashMap<>();
            input.put("id", gate.id());
            input.put("message", gate.question() + " (" + gate.why() + ")");
            input.put("submitter", String.join(",", gate.approvers()));
            pending.add(input);
        }
        return pending;
    }

    @Override
    void perform(ReleaseRequest request, ReleasePorts ports) {
        throw new IllegalStateException("this step answers; it does not perform");
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
            super(FUNCTION, "List the approvals that are still open");
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
