package io.jenkins.plugins.aegis.operation.check;

import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Optional;

/**
 * What is to be checked, and what ran already.
 *
 * @param subject metadata at the commit that is to be tagged, whose own descriptor names the checks; empty without a
 *     production branch
 * @param recorded results of this build
 */
public record CheckFacts(RepositoryView view, Optional<MetadataFacts> subject, List<CheckFinished> recorded) {
    public CheckFacts {
        recorded = List.copyOf(recorded);
    }

    static CheckFacts observe(ReleasePorts ports, ReleaseRequest request) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<MetadataFacts> subject = Optional.empty();
        if (view.production().isPresent()) {
            subject = Optional.of(
                    MetadataFacts.ofCommit(ports.git(), view.production().get()));
        }
        return new CheckFacts(
                view, subject, ReleaseCheckPolicy.recorded(ports.audit().records()));
    }

    /** The checks that are meant; nothing once the version is tagged. */
    List<ReleaseCheck> wanted(CheckSelection selection) {
        return view.releasedTag().isPresent()
                ? List.of()
                : subject.map(metadata -> metadata.descriptor().checks().release()).orElse(List.of()).stream()
                        .filter(selection::contains)
                        .toList();
    }

    /** Those of them without a passing result, none as long as there is no valid descriptor to name them. */
    List<ReleaseCheck> missing(CheckSelection selection) {
        if (subject.isEmpty() || !subject.get().unreadable().isEmpty()) {
            return List.of();
        }
        return wanted(selection).stream()
                .filter(check -> ReleaseCheckPolicy.last(subject.get().commit(), check, recorded)
                        .filter(ReleaseCheckPolicy::hasPassed)
                        .isEmpty())
                .toList();
    }
}
