package io.jenkins.plugins.aegis.operation.await;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.promote.PromotionPullRequests;
import io.jenkins.plugins.aegis.operation.releaseplease.ReleasePullRequests;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the pull request of a release that people are to merge, and says how it stands. */
public final class AwaitMerge {
    private final ReleaseRequest request;
    private final Which which;

    /** The two pull requests of a release. */
    public enum Which {
        /** Release Please's, into the release branch. */
        RELEASE,
        /** Into the production branch. */
        PROMOTION;

        /** As steps and events name it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that name; empty if there is none. */
        public static Optional<Which> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(which -> which.label().equals(label))
                    .findFirst();
        }
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
                .filter(pull -> pull.isMerged() && isOfThis(pull))
                .findFirst()
                .or(() -> all.stream().filter(PullRequest::isOpen).findFirst())
                .or(() -> all.stream().findFirst());
        return best.map(AwaitMerge::state)
                .orElseGet(() -> new State.Hopeless(
                        "there is no " + which.label() + " pull request of " + request.version(),
                        "Run the stage that opens it"));
    }

    /** A merged pull request of another version on a branch of that name does not count. */
    private boolean isOfThis(PullRequest pull) {
        return which == Which.PROMOTION || ReleasePullRequests.isTitled(pull, request.version());
    }

    /**
     * Finds the pull request and writes down that it is to be merged, for whoever waits without a workspace.
     *
     * @throws ReleaseRefused if there is none that could be merged
     * @throws PortUnavailable if it is not known
     */
    public void announce(ReleasePorts ports) throws ReleaseRefused, PortUnavailable, InterruptedException {
        State state = find(ports);
        if (state instanceof State.Waiting waiting) {
            ports.audit()
                    .append(new AuditEvent.MergeRequested(
                            which.label(),
                            waiting.pull().number(),
                            waiting.pull().url()));
            ports.console().line("To be merged by a person: " + waiting.pull().url());
        } else if (state instanceof State.Over) {
            ports.audit().append(new AuditEvent.MergeRequested(which.label(), 0, ""));
        } else if (state instanceof State.Hopeless hopeless) {
            throw new ReleaseRefused(which.label() + " pull request", hopeless.reason() + ". " + hopeless.remedy());
        } else if (state instanceof State.Unclear unclear) {
            throw new PortUnavailable(unclear.reason());
        }
    }

    /** Looks again at the pull request that this build announced; costs one conditional request. */
    public State poll(ReleasePorts ports) throws InterruptedException {
        OptionalInt number = OptionalInt.empty();
        for (AuditRecord record : ports.audit().records()) {
            if (record.event() instanceof AuditEvent.MergeRequested asked
                    && asked.purpose().equals(which.label())) {
                number = OptionalInt.of(asked.number());
            }
        }
        String name = "the " + which.label() + " pull request of " + request.version();
        if (number.isEmpty()) {
            return new State.Hopeless(name + " was not announced in this build", "Run the stage that opens it");
        }
        if (number.getAsInt() == 0) {
            return new State.Over("nothing is left to merge");
        }
        Observed<PullRequest> now = ports.forge().pullRequest(number.getAsInt());
        return now.isUnknown()
                ? new State.Unclear(now.unknownReason().orElseThrow())
                : now.asOptional()
                        .map(AwaitMerge::state)
                        .orElseGet(() ->
                                new State.Hopeless(name + " does not exist any more", "Run the stage that opens it"));
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
