package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a recovery version depends on; empty for every other version.
 *
 * @param approval empty if no issue is named
 */
public record RecoveryFacts(Optional<RecoveryApproval> approval, Optional<ReplacedRelease> replaced) {
    public static final RecoveryFacts NONE = new RecoveryFacts(Optional.empty(), Optional.empty());

    /** Reads them if the version is one. */
    public static RecoveryFacts observe(ReleasePorts ports, RepositoryView view, ReleaseRequest request)
            throws InterruptedException {
        if (!VersionPolicy.isRecovery(request.version(), view.descriptor().recoveryLines())) {
            return NONE;
        }
        int issue = request.recovery().issue();
        return new RecoveryFacts(
                issue > 0
                        ? Optional.of(RecoveryApproval.observe(ports.forge(), issue, request.version()))
                        : Optional.empty(),
                view.snapshot().asOptional().isPresent()
                        ? Optional.of(ReplacedRelease.observe(ports, view))
                        : Optional.empty());
    }

    public List<Finding> check(ReleaseRequest request) {
        List<Finding> findings = new ArrayList<>();
        approval.ifPresent(issue -> findings.addAll(issue.check(request.version())));
        replaced.ifPresent(release -> findings.addAll(release.check(request.version())));
        return findings;
    }
}
