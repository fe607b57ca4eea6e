package io.jenkins.plugins.aegis.operation.verify;

import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Verifies until users see the release everywhere, or the time is up: registries and pages are cached. */
public final class VisibleRelease {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ReleaseRequest request;
    private final ReleasePorts ports;
    private final Duration patience;

    /** @param patience how long a release may take to appear; zero looks once */
    public VisibleRelease(ReleaseRequest request, ReleasePorts ports, Duration patience) {
        this.request = request;
        this.ports = ports;
        this.patience = patience;
    }

    /**
     * Looks again while all that is found is a release that is not served yet, or an answer that is missing.
     *
     * @throws ReleaseRefused at once if users get other bytes; after the deadline if something is still not served
     */
    public void await(OperationRunner runner) throws ReleaseRefused, PortUnavailable, InterruptedException {
        Instant deadline = ports.build().now().plus(patience);
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                runner.run(new VerifyRelease(request));
                return;
            } catch (ReleaseRefused refused) {
                if (!mayAppear(refused.findings())
                        || !ports.build().now().plus(pause).isBefore(deadline)) {
                    throw refused;
                }
                ports.console()
                        .line("Users do not see all of " + request.version() + " yet; looking again in "
                                + pause.toSeconds() + " s, until " + deadline);
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private static boolean mayAppear(List<Finding> findings) {
        return !findings.isEmpty()
                && findings.stream().allMatch(finding -> finding.unknown() || finding.rule() == Rule.RELEASE_VISIBLE);
    }
}
