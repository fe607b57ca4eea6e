package io.jenkins.plugins.aegis.operation.rollback;

import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.rollback.RevertRelease.BranchRollback;
import io.jenkins.plugins.aegis.plan.GovernanceAction.CreateBranch;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.OpenPullRequest;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Replay;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Optional;

/** Decides how a release is taken back on each branch. */
final class RevertPlanner {
    private static final String EFFECT = "PullRequestOpening";

    private RevertPlanner() {}

    static Plan decide(ReleaseRequest request, String reason, RevertRelease.Facts facts) {
        RepositoryView view = facts.view();
        Plan.Builder plan = new Plan.Builder().find(explained(reason)).find(view.findings());
        if (view.snapshot().isUnknown()) {
            return plan.build();
        }
        plan.find(view.productionMissing());
        if (facts.below().isUnknown()) {
            return plan.find(Finding.unknown(Rule.ROLLBACK_RANGE, facts.below()))
                    .build();
        }
        if (facts.below().isAbsent()) {
            return plan.find(Finding.blocker(
                            Rule.ROLLBACK_RANGE,
                            "what " + request.version() + " brought cannot be said: there is no "
                                    + facts.below().source(),
                            "Name a released version that has a release below it"))
                    .build();
        }
        String below = facts.below().asOptional().orElseThrow().tag();
        for (BranchRollback branch : facts.branches()) {
            takeBack(plan, new Wording(request, reason, below), view, branch);
        }
        return plan.build();
    }

    /** A rollback needs a reason, whatever its way. */
    static List<Finding> explained(String reason) {
        return reason.isBlank()
                ? List.of(Finding.blocker(
                        Rule.ROLLBACK_EXPLAINED,
                        "no reason is given for the rollback",
                        "Say why, for those who review it and for the audit"))
                : List.of();
    }

    private static void takeBack(Plan.Builder plan, Wording wording, RepositoryView view, BranchRollback branch) {
        String wanted = "open a pull request that takes " + wording.range() + " back on " + branch.base();
        if (branch.now().isUnknown()
                || branch.begun().isUnknown()
                || branch.pulls().isUnknown()) {
            plan.find(Finding.unknown(
                    Rule.ROLLBACK_APPLIES,
                    branch.now().isUnknown()
                            ? branch.now()
                            : branch.begun().isUnknown() ? branch.begun() : branch.pulls()));
            return;
        }
        Replay now = branch.now().asOptional().orElseThrow();
        if (!now.contained().isEmpty()) {
            plan.settled(EFFECT, wanted, "nothing of it is left there");
            return;
        }
        Optional<PullRequest> open = branch.pulls().asOptional().orElse(List.of()).stream()
                .filter(pull -> pull.isOpen() && pull.head().equals(branch.branch()))
                .findFirst();
        if (open.isPresent()) {
            plan.settled(
                    EFFECT,
                    wanted,
                    "#" + open.get().number() + " is open: " + open.get().url());
            return;
        }
        Replay replay = branch.begun().asOptional().orElse(now);
        if (replay.conflict().isPresent()) {
            plan.find(wording.collision(branch, replay.conflict().get()));
            return;
        }
        if (view.branch(branch.branch()).equals(Optional.of(replay.head()))) {
            plan.settled("BranchCreation", "create branch " + branch.branch(), "it is there at " + replay.head());
        } else {
            plan.act(new CreateBranch(branch.branch(), replay.head()));
        }
        plan.act(new OpenPullRequest(branch.branch(), branch.base(), wording.title(branch), wording.body(branch)));
    }

    /** @param below tag of the release below */
    private record Wording(ReleaseRequest request, String reason, String below) {
        String range() {
            return below + ".." + request.version().tag();
        }

        String title(BranchRollback branch) {
            return "revert: take back release " + request.version() + " on " + branch.base();
        }

        String body(BranchRollback branch) {
            return "Takes back on " + branch.base() + " what " + range() + " changed.\n\nReason: "
                    + Printable.of(reason.strip(), 1000) + "\n\nAsked for by " + request.requester()
                    + ". Release metadata stays: a version that was published is never taken back.";
        }

        Finding collision(BranchRollback branch, Replay.Conflict conflict) {
            return Finding.blocker(
                    Rule.ROLLBACK_APPLIES,
                    range() + " cannot be taken back on " + branch.base() + "; later changes collide with it in "
                            + Printable.of(String.join(", ", conflict.paths()), 500),
                    "Take it back by hand: git fetch origin --tags, git switch --create " + branch.branch() + " origin/"
                            + branch.base() + ", git diff --binary "
                            + request.version().tag() + " " + below
                            + " | git apply --3way, resolve, and open a pull request into " + branch.base());
        }
    }
}
