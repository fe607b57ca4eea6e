package io.jenkins.plugins.aegis.step;

import hudson.AbortException;
import io.jenkins.plugins.aegis.model.InvalidReleaseVersion;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.wiring.JenkinsWiring;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** How an execution gets from its context to ports and request. */
final class StepWiring {
    private StepWiring() {}

    /** @throws AbortException if nothing is wired */
    static ReleaseWiring of(StepContext context) throws IOException, InterruptedException {
        ReleaseWiring wiring = context.get(ReleaseWiring.class);
        if (wiring == null) {
            wiring = JenkinsWiring.outsideOfBlocks(context);
        }
        if (wiring == null) {
            throw new AbortException("Aegis Release is not configured here; see Manage Jenkins, Aegis Release");
        }
        return wiring;
    }

    /** @throws AbortException if another build releases the repository at this time */
    static void refuseSecondRelease(PortWork step, ReleaseWiring wiring) throws IOException {
        Optional<String> other = wiring.releasedElsewhere();
        if (other.isPresent()) {
            Finding finding = Finding.blocker(
                    Rule.ONE_BUILD_RELEASES,
                    other.get(),
                    "Wait until that build is over, or abort it; then run this one again");
            throw new AbortException(new ReleaseRefused(step.functionName(), List.of(finding)).getMessage());
        }
    }

    /** @throws AbortException if the version is missing, or something that was typed has no valid form */
    static ReleaseRequest request(ReleaseStep step, ReleasePorts ports) throws AbortException {
        try {
            return step.request(ports.build());
        } catch (ReleaseRefused refused) {
            throw new AbortException(refused.getMessage());
        } catch (InvalidReleaseVersion invalid) {
            Finding finding = Finding.blocker(
                    Rule.VERSION_FORM, invalid.getMessage(), "Ask for the version in one of these forms");
            throw new AbortException(new ReleaseRefused(step.functionName(), List.of(finding)).getMessage());
        } catch (IllegalArgumentException invalid) {
            throw new AbortException(step.functionName() + " refuses: " + invalid.getMessage());
        }
    }
}
