package io.jenkins.plugins.aegis.operation.await;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.promote.PromotionPullRequests;
import io.jenkins.plugins.aegis.operation.releaseplease.ReleasePullRequests;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Optional;

/** Finds the pull request of a release that people are to merge, and says how it stands. */
public final class AwaitMerge {
    private final ReleaseRequest request;
    private final Which which;

    /** The two pull requests of a release. */
    public enum Which {
        /** Release Please's, into the release branch. */
        RELEASE,
        /** Into the production branch. */
        PROMOTION
    }

    /** How the waiting stands. */
    public sealed interface State {
        /** Merged, or no longer needed. */
        record Over(String reason) implements State {}

        /** Still to be merged. */
        record Waiting(PullRequest pull) implements State {}

        /** It will never be merged: closed, or there is none. */
        record Hopeless(String reason, String remedy) implements State {}

        /** Nothing could be learnt this time. */
        record Unclear(String reason) implements State {}
    }

    public AwaitMerge(ReleaseRequest request, Which which) {
        this.request = request;
        this.which = which;
    }

    /** Finds the pull request and looks at it; costs one fetch and one request. */
    public State find(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        if (view.snapshot().isUnknown()) {
            return new State.Unclear(view.snapshot().unknownReason().orElseThrow());
        }
        if (view.releasedTag().isPresent()) {
            return new State.Over(request.version().tag() + " is tagged");
        }
        Observed<List<PullRequest>> pulls = which == Which.RELEASE
                ? ReleasePullRequests.observe(ports.forge(), view).all()
                : PromotionPullRequests.observe(ports.forge(), view).all();
        if (pulls.isUnknown()) {
            return new State.Unclear(pulls.unknownReason().orElseThrow());
        }
        List<PullRequest> all = pulls.asOptional().orElse(List.of());
        Optional<PullRequest> best = all.stream()
                .filter(PullRequest::isMerged)
                .findFirst()
                .or(() -> all.stream().filter(PullRequest::isOpen).findFirst())
                .or(() -> all.stream().findFirst());
        return best.map(AwaitMerge::state)
                .orElseGet(() -> new State.Hopeless(
                        "there is no " + which.name().toLowerCase(java.util.Locale.ROOT) + " pull request of "
                                + request.version(),
                        "Run the stage that opens it"));
    }

    /** Looks at the pull request again; costs one conditional request. */
    public static State poll(ReleasePorts ports, PullRequest pull) throws InterruptedException {
        Observed<PullRequest> now = ports.forge().pullRequest(pull.number());
        return now.isUnknown()
                ? new State.Unclear(now.unknownReason().orElseThrow())
                : now.asOptional()
                        .map(AwaitMerge::state)
                        .orElseGet(() -> new State.Hopeless(
                                "#" + pull.number() + " does not exist any more", "Run the stage that opens it"));
    }

    private static State state(PullRequest pull) {
        return switch (pull.state()) {
            case MERGED -> new State.Over("#" + pull.number() + " is merged");
            case OPEN -> new State.Waiting(pull);
            case CLOSED ->
                new State.Hopeless(
                        "#" + pull.number() + " was closed without being merged",
                        "Open it again, or start the release anew from the stage that opens it");
        };
    }
}
