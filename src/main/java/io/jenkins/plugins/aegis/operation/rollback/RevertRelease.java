package io.jenkins.plugins.aegis.operation.rollback;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.GitRepository.Range;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.Replay;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens the pull requests that take back, on the production and on the source branch, all that a release brought.
 *
 * <p>Release metadata stays as it is: a version that was published is never taken back, and the next release goes on
 * from it.
 */
public final class RevertRelease implements Operation<RevertRelease.Facts> {
    private final ReleaseRequest request;
    private final String reason;

    public RevertRelease(ReleaseRequest request, String reason) {
        this.request = request;
        this.reason = reason;
    }

    /** @param below the highest lower version whose tag the release's commit has */
    public record Facts(RepositoryView view, Observed<ReleaseVersion> below, List<BranchRollback> branches) {
        public Facts {
            branches = List.copyOf(branches);
        }
    }

    /**
     * One branch on which the release is taken back.
     *
     * @param branch the branch that the pull request comes from
     * @param now the revert at the head of the base, which is empty if that was done before
     * @param begun the revert where an existing branch left the base; Absent without such a branch
     * @param pulls into the base
     */
    public record BranchRollback(
            String base,
            String branch,
            Observed<Replay> now,
            Observed<Replay> begun,
            Observed<List<PullRequest>> pulls) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> released = view.tag().flatMap(TagRef::commit);
        if (released.isEmpty()) {
            return new Facts(view, Observed.absent("tag " + request.version().tag()), List.of());
        }
        Observed<ReleaseVersion> below = below(ports.git(), view, released.get());
        Optional<CommitId> from = below.asOptional().flatMap(version -> commit(view, version));
        List<BranchRollback> branches = new ArrayList<>();
        for (String base : List.of(view.productionBranch(), view.sourceBranch())) {
            if (from.isPresent() && view.branch(base).isPresent()) {
                branches.add(branch(ports, view, base, new Range(from.get(), released.get())));
            }
        }
        return new Facts(view, below, branches);
    }

    private Observed<ReleaseVersion> below(GitRepository git, RepositoryView view, CommitId released)
            throws InterruptedException {
        return git.tagsReachableFrom(released, view.tags()).flatMap(names -> names.stream()
                .map(ReleaseVersion::ofTag)
                .flatMap(Optional::stream)
                .filter(version -> version.compareTo(request.version()) < 0)
                .max(ReleaseVersion::compareTo)
                .map(version -> Observed.present(version, "tags"))
                .orElseGet(() -> Observed.absent("a version tag below " + request.version())));
    }

    private static Optional<CommitId> commit(RepositoryView view, ReleaseVersion version) {
        return view.snapshot()
                .asOptional()
                .flatMap(refs -> refs.tag(version.tag()))
                .flatMap(TagRef::commit);
    }

    private BranchRollback branch(ReleasePorts ports, RepositoryView view, String base, Range range)
            throws InterruptedException {
        String branch = "chore/rollback-" + request.version() + "-" + base;
        CommitId head = view.branch(base).orElseThrow();
        Observed<Replay> begun = Observed.absent(branch);
        if (view.branch(branch).isPresent()) {
            Observed<CommitId> left =
                    ports.git().mergeBase(head, view.branch(branch).get());
            begun = left.asOptional().isPresent()
                    ? revert(ports, view, left.asOptional().get(), range)
                    : left.flatMap(none -> Observed.absent(branch));
        }
        return new BranchRollback(
                base,
                branch,
                revert(ports, view, head, range),
                begun,
                ports.forge().pullRequestsInto(base));
    }

    /** The words are the same in every run, and so is the commit; the reason stands in the pull request. */
    private Observed<Replay> revert(ReleasePorts ports, RepositoryView view, CommitId onto, Range range)
            throws InterruptedException {
        return ports.git()
                .revert(
                        onto,
                        range,
                        view.descriptor().metadata().files(),
                        "revert: take back release " + request.version() + "\n\nThis reverts " + range.from() + ".."
                                + range.to() + " but for release metadata.");
    }

    @Override
    public Plan decide(Facts facts) {
        return RevertPlanner.decide(request, reason, facts);
    }
}
