package io.jenkins.plugins.aegis.operation.releaseplease;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Optional;

/** Judges the release pull request before people merge it; with {@code closeOnFailure} a wrong one is closed. */
public final class VerifyReleasePr implements Operation<VerifyReleasePr.Facts> {
    private final ReleaseRequest request;
    private final boolean closeOnFailure;

    /** @param closeOnFailure whether to close a wrong pull request and delete the release branch, as the runbook says */
    public VerifyReleasePr(ReleaseRequest request, boolean closeOnFailure) {
        this.request = request;
        this.closeOnFailure = closeOnFailure;
    }

    /**
     * @param changed paths that the pull request changes; once merged, those that the release branch changes since it
     *     left the source branch
     * @param metadata at the head of the pull request; once merged, at the head of the release branch
     * @param checks of that same commit
     */
    public record Facts(
            RepositoryView view,
            ReleasePullRequests pulls,
            Observed<List<String>> changed,
            Optional<MetadataFacts> metadata,
            Evidence evidence) {}

    /** @param baseline the tag that the changelog must start at */
    public record Evidence(Observed<List<Check>> checks, Observed<String> baseline) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        ReleasePullRequests pulls = ReleasePullRequests.observe(ports.forge(), view);
        Optional<CommitId> head =
                pulls.current().flatMap(pull -> pull.isOpen() ? Optional.of(pull.headCommit()) : view.release());
        if (head.isEmpty() || view.release().isEmpty()) {
            Observed<List<String>> none = Observed.absent("the release pull request");
            return new Facts(
                    view, pulls, none, Optional.empty(), new Evidence(none.map(x -> List.of()), none.map(x -> "")));
        }
        Observed<String> baseline = ChangelogPolicy.baseline(ports.forge(), view.snapshot(), request.version());
        return new Facts(
                view,
                pulls,
                changed(ports.git(), view, head.get()),
                Optional.of(MetadataFacts.observe(ports.git(), head.get(), view.descriptor())),
                new Evidence(ports.forge().checks(head.get()), baseline));
    }

    private static Observed<List<String>> changed(GitRepository git, RepositoryView view, CommitId head)
            throws InterruptedException {
        CommitId trunk = view.source().orElse(view.release().orElseThrow());
        Observed<CommitId> base = git.mergeBase(trunk, head);
        return base.asOptional().isPresent()
                ? git.changedPaths(base.asOptional().get(), head)
                : base.map(commit -> List.of());
    }

    @Override
    public Plan decide(Facts facts) {
        return ReleasePrPlanner.decide(request, closeOnFailure, facts);
    }
}
