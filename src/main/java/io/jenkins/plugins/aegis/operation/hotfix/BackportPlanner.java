package io.jenkins.plugins.aegis.operation.hotfix;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.GovernanceAction.CreateBranch;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.OpenPullRequest;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.Replay;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides whether and how hotfixes are brought back. */
final class BackportPlanner {
    private static final String EFFECT = "PullRequestOpening";

    private BackportPlanner() {}

    static Plan decide(Backport.Facts facts) {
        RepositoryView view = facts.view();
        Plan.Builder plan = new Plan.Builder().find(view.findings());
        if (view.snapshot().isUnknown()) {
            return plan.build();
        }
        plan.find(view.productionMissing());
        if (view.source().isEmpty()) {
            plan.find(Finding.blocker(
                    Rule.SOURCE_EXISTS,
                    "the remote has no branch " + view.sourceBranch(),
                    "Name the branch to bring hotfixes back to in the descriptor or in the request"));
        }
        String wanted =
                "open a pull request with the hotfixes of " + view.productionBranch() + " into " + view.sourceBranch();
        if (facts.hotfixes().missing().isUnknown()) {
            return plan.find(Finding.unknown(
                            Rule.HOTFIXES_BACKPORTED, facts.hotfixes().missing()))
                    .build();
        }
        if (facts.commits().isEmpty()) {
            return plan.settled(EFFECT, wanted, "nothing of " + view.productionBranch() + " is missing there")
                    .build();
        }
        if (facts.pulls().isUnknown()) {
            return plan.find(Finding.unknown(Rule.BACKPORT_APPLIES, facts.pulls()))
                    .build();
        }
        Optional<PullRequest> open = facts.pulls().asOptional().orElseThrow().stream()
                .filter(pull -> pull.isOpen() && pull.head().equals(facts.branch()))
                .findFirst();
        if (open.isPresent()) {
            return plan.settled(
                            EFFECT,
                            wanted,
                            "#" + open.get().number() + " is open: "
                                    + open.get().url())
                    .build();
        }
        return facts.replay().isUnknown()
                ? plan.find(Finding.unknown(Rule.BACKPORT_APPLIES, facts.replay()))
                        .build()
                : bring(plan, facts, facts.replay().asOptional().orElseThrow()).build();
    }

    private static Plan.Builder bring(Plan.Builder plan, Backport.Facts facts, Replay replay) {
        if (replay.conflict().isPresent()) {
            return plan.find(collision(facts, replay.conflict().get()));
        }
        RepositoryView view = facts.view();
        Optional<CommitId> there = view.branch(facts.branch());
        if (there.equals(Optional.of(replay.head()))) {
            plan.settled("BranchCreation", "create branch " + facts.branch(), "it is there at " + replay.head());
        } else {
            plan.act(new CreateBranch(facts.branch(), replay.head()));
        }
        return plan.act(new OpenPullRequest(
                facts.branch(),
                view.sourceBranch(),
                "chore: bring hotfixes of " + view.productionBranch() + " back to " + view.sourceBranch(),
                facts.commits().stream()
                        .map(commit -> "- " + commit.id() + " " + Printable.of(commit.subject(), 120))
                        .collect(Collectors.joining(
                                "\n",
                                "These commits of " + view.productionBranch() + " are not on " + view.sourceBranch()
                                        + ", so the next release would lose them:\n\n",
                                "\n\nRelease metadata is left aside."))));
    }

    /** The manual way, so that nobody has to look it up. */
    private static Finding collision(Backport.Facts facts, Replay.Conflict conflict) {
        RepositoryView view = facts.view();
        String subject = facts.commits().stream()
                .filter(commit -> commit.id().equals(conflict.commit()))
                .map(commit -> " (" + Printable.of(commit.subject(), 120) + ")")
                .findFirst()
                .orElse("");
        String commits = facts.commits().stream()
                .map(CommitSummary::id)
                .map(CommitId::hex)
                .collect(Collectors.joining(" "));
        return Finding.blocker(
                Rule.BACKPORT_APPLIES,
                conflict.commit() + subject + " does not apply to " + view.sourceBranch() + "; it collides in "
                        + Printable.of(String.join(", ", conflict.paths()), 500),
                "Bring them back by hand: git fetch origin, git switch --create " + facts.branch() + " origin/"
                        + view.sourceBranch() + ", git cherry-pick -x " + commits
                        + ", resolve, and open a pull request into " + view.sourceBranch());
    }
}
