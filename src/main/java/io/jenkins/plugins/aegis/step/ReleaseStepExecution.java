package io.jenkins.plugins.aegis.step;

import hudson.AbortException;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.aegis.audit.AuditUnavailable;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Runs a step's work off the pipeline's thread; after a restart of the controller, runs it again.
 *
 * <p>Running again is the recovery: every operation looks at the world first and does only what is missing.
 */
final class ReleaseStepExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final PortWork step;

    ReleaseStepExecution(PortWork step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() {
        run(this::perform);
        return false;
    }

    /** Jenkins resumes as SYSTEM; the work goes on with the build's own identity (lesson L31). */
    @Override
    @SuppressWarnings("try") // the identity is held, not used
    public void onResume() {
        try (ACLContext ignored = ACL.as2(getContext().get(FlowExecution.class).getAuthentication2())) {
            run(this::perform);
        } catch (IOException e) {
            getContext().onFailure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            getContext().onFailure(e);
        }
    }

    private void perform() throws Exception {
        // The pipeline goes on at once when it is told, so the ports are closed before.
        Object value;
        ReleaseWiring wiring = StepWiring.of(getContext());
        if (step.isOfRelease()) {
            StepWiring.refuseSecondRelease(step, wiring);
        }
        try (ReleaseWiring.Opened ports = wiring.open()) {
            value = step.performWith(ports);
        } catch (ReleaseRefused | PortUnavailable | AuditUnavailable expected) {
            throw new AbortException(expected.getMessage());
        }
        getContext().onSuccess(value);
    }
}
