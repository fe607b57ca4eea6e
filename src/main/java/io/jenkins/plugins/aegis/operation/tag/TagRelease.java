package io.jenkins.plugins.aegis.operation.tag;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.version.RecoveryApproval;
import io.jenkins.plugins.aegis.operation.version.VersionPolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.Optional;

/** Pushes the tag, once, on what was approved. */
public final class TagRelease implements Operation<TagRelease.Facts> {
    private final ReleaseRequest request;

    public TagRelease(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param target metadata at the tagged commit if there is a tag, else at the head of the production branch as it is
     *     now
     * @param recovery state of the approval issue of a recovery version that is not tagged yet
     */
    public record Facts(
            RepositoryView view,
            Optional<MetadataFacts> target,
            ApprovalFacts approval,
            Optional<RecoveryApproval> recovery) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> commit = view.tag().isPresent() ? view.tag().flatMap(TagRef::commit) : view.production();
        Optional<MetadataFacts> target = Optional.empty();
        if (commit.isPresent()) {
            target = Optional.of(MetadataFacts.ofCommit(ports.git(), commit.get()));
        }
        Optional<RecoveryApproval> recovery = Optional.empty();
        if (view.tag().isEmpty()
                && target.isPresent()
                && VersionPolicy.isRecovery(
                        request.version(), target.get().descriptor().recoveryLines())
                && request.recovery().issue() > 0) {
            recovery = Optional.of(
                    RecoveryApproval.observe(ports.forge(), request.recovery().issue(), request.version()));
        }
        return new Facts(view, target, ApprovalFacts.observe(ports, view, target), recovery);
    }

    @Override
    public Plan decide(Facts facts) {
        return TagPlanner.decide(request, facts);
    }
}
