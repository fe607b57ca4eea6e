package io.jenkins.plugins.aegis.operation.promote;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The pull requests of this release into the production branch, by either way. */
public record PromotionPullRequests(Observed<List<PullRequest>> all) {
    /** Not asked for, and Absent, once the version is released: nothing is decided by them any more. */
    public static PromotionPullRequests observe(Forge forge, RepositoryView view) throws InterruptedException {
        if (view.releasedTag().isPresent()) {
            return new PromotionPullRequests(Observed.absent(view.version().tag() + " is tagged"));
        }
        return new PromotionPullRequests(
                forge.pullRequestsInto(view.productionBranch()).map(all -> all.stream()
                        .filter(each -> each.head().equals(view.releaseBranch())
                                || each.head().equals(view.promotionBranch()))
                        .filter(each -> !isOutdated(each, view))
                        .toList()));
    }

    /** Merged from a release branch that has moved since, or was cut anew: what is on it now was never promoted. */
    private static boolean isOutdated(PullRequest pull, RepositoryView view) {
        return pull.isMerged()
                && view.branch(pull.head())
                        .filter(head -> !head.equals(pull.headCommit()))
                        .isPresent();
    }

    public Optional<PullRequest> open() {
        return first(PullRequest::isOpen);
    }

    public Optional<PullRequest> merged() {
        return first(PullRequest::isMerged);
    }

    /** The one that this release goes on with: the merged one, else the open one. */
    public Optional<PullRequest> current() {
        return merged().or(this::open);
    }

    private Optional<PullRequest> first(Predicate<PullRequest> state) {
        return all.asOptional().orElse(List.of()).stream().filter(state).findFirst();
    }
}
