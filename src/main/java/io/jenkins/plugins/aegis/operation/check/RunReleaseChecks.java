package io.jenkins.plugins.aegis.operation.check;

import io.jenkins.plugins.aegis.concurrent.SideBySide;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;

/**
 * Runs the release checks that have no passing result in this build yet, a given number side by side.
 *
 * <p>A check that fails lets the others go on; {@link VerifyReleaseChecks} judges all results afterwards.
 */
public final class RunReleaseChecks {
    private final ReleaseRequest request;
    private final CheckSelection selection;

    public RunReleaseChecks(ReleaseRequest request, CheckSelection selection) {
        this.request = request;
        this.selection = selection;
    }

    /** @throws PortUnavailable if a checkout could not be made, or a log not be kept; running the step again goes on */
    public void run(ReleasePorts ports) throws PortUnavailable, InterruptedException {
        CheckFacts facts = CheckFacts.observe(ports, request);
        List<ReleaseCheck> missing = facts.missing(selection);
        if (missing.isEmpty()) {
            return;
        }
        CommitId commit = facts.subject().orElseThrow().commit();
        SideBySide.perform(
                selection.parallel(), missing, check -> new CheckAttempt(ports, commit, check, facts.recorded()).run());
        // Checks take their time: what was seen before them is of another moment.
        ports.observeAnew();
    }
}
