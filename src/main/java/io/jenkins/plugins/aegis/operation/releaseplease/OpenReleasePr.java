package io.jenkins.plugins.aegis.operation.releaseplease;

import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.RunReleasePlease;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has the pinned Release Please open its pull request into the release branch, exactly one (lesson L10). */
public final class OpenReleasePr implements Operation<OpenReleasePr.Facts> {
    private static final String EFFECT = "ReleasePullRequestOpening";
    private final ReleaseRequest request;

    public OpenReleasePr(ReleaseRequest request) {
        this.request = request;
    }

    /** @param pulls Release Please's pull requests into the release branch */
    public record Facts(RepositoryView view, ReleasePullRequests pulls) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        return new Facts(view, ReleasePullRequests.observe(ports.forge(), view));
    }

    @Override
    public Plan decide(Facts facts) {
        RepositoryView view = facts.view();
        Plan.Builder plan = new Plan.Builder().find(view.findings());
        String wanted = "have Release Please open a pull request into " + view.releaseBranch();
        if (view.releasedTag().isPresent()) {
            return plan.settled(EFFECT, wanted, request.version().tag() + " is tagged")
                    .build();
        }
        if (facts.pulls().all().isUnknown()) {
            plan.find(Finding.unknown(Rule.ONE_RELEASE_PR, facts.pulls().all()));
            return plan.build();
        }
        if (view.release().isEmpty()) {
            return plan.find(view.releaseMissing()).build();
        }
        List<PullRequest> open = facts.pulls().open();
        Optional<PullRequest> merged = facts.pulls().merged();
        if (open.size() > 1) {
            plan.find(Finding.blocker(
                    Rule.ONE_RELEASE_PR,
                    open.size() + " release pull requests are open into " + view.releaseBranch() + ": "
                            + open.stream()
                                    .map(PullRequest::number)
                                    .sorted()
                                    .map(number -> "#" + number)
                                    .collect(Collectors.joining(", ")),
                    "Close all but the one that Release Please opened for " + request.version()));
        } else if (open.size() == 1) {
            plan.settled(EFFECT, wanted, "#" + open.get(0).number() + " is open");
        } else if (merged.isPresent()) {
            plan.settled(EFFECT, wanted, "#" + merged.get().number() + " is merged");
        } else if (facts.pulls().stale().isPresent()) {
            int number = facts.pulls().stale().get().number();
            plan.find(Finding.blocker(
                    Rule.ONE_RELEASE_PR,
                    "#" + number
                            + " was merged for another version and is still labelled \"autorelease: pending\", so Release Please would do"
                            + " nothing",
                    "Take the label off #" + number + " and run this stage again"));
        } else {
            plan.act(new RunReleasePlease(
                    request.version(), view.releaseBranch(), view.descriptor().metadata()));
        }
        return plan.build();
    }
}
