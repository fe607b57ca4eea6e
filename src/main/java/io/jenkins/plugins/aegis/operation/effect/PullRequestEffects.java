package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.releaseplease.ReleasePullRequests;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.GovernanceAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Optional;

/** Pull requests on the forge, our own and Release Please's. */
final class PullRequestEffects {
    private final Forge forge;
    private final ReleasePlease releasePlease;

    PullRequestEffects(ReleasePorts ports) {
        this.forge = ports.forge();
        this.releasePlease = ports.releasePlease();
    }

    /** The tool's success proves nothing: what counts is one open pull request (lesson L10). */
    ActionResult runReleasePlease(ReleaseAction.RunReleasePlease action) throws PortUnavailable, InterruptedException {
        String printed = releasePlease.openPullRequest(action.version(), action.branch(), action.metadata());
        ReleasePullRequests pulls = ReleasePullRequests.observe(forge, action.version(), action.branch());
        if (pulls.all().isUnknown()) {
            return ActionResult.failed(pulls.all().unknownReason().orElseThrow());
        }
        List<PullRequest> open = pulls.open();
        if (open.size() == 1) {
            return ActionResult.applied(
                    "#" + open.get(0).number() + " " + open.get(0).url());
        }
        return ActionResult.refused(open.size() + " release pull requests are open into " + action.branch()
                + ", not one. Release Please said:\n" + printed);
    }

    ActionResult open(ReleaseAction.OpenPullRequest action) throws PortUnavailable, InterruptedException {
        Optional<PullRequest> there = find(action);
        if (there.isPresent()) {
            return ActionResult.alreadyDone(
                    "#" + there.get().number() + " " + there.get().url());
        }
        PullRequest opened = forge.openPullRequest(action.head(), action.base(), action.title(), action.body());
        return ActionResult.applied("#" + opened.number() + " " + opened.url());
    }

    private Optional<PullRequest> find(ReleaseAction.OpenPullRequest action)
            throws PortUnavailable, InterruptedException {
        return PortUnavailable.unlessKnown(forge.pullRequestsInto(action.base())).orElse(List.of()).stream()
                .filter(pull -> pull.isOpen() && pull.head().equals(action.head()))
                .findFirst();
    }

    ActionResult comment(GovernanceAction.CommentOnIssue action) throws PortUnavailable, InterruptedException {
        forge.comment(action.number(), action.text());
        return ActionResult.applied("commented");
    }

    ActionResult close(ReleaseAction.ClosePullRequest action) throws PortUnavailable, InterruptedException {
        Observed<PullRequest> pull = forge.pullRequest(action.number());
        if (pull.isUnknown()) {
            return ActionResult.failed(pull.unknownReason().orElseThrow());
        }
        if (pull.asOptional().filter(PullRequest::isOpen).isEmpty()) {
            return ActionResult.alreadyDone("it is not open");
        }
        forge.closePullRequest(action.number(), action.comment());
        return ActionResult.applied("closed");
    }
}
