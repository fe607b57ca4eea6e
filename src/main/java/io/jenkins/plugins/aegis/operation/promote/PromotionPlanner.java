package io.jenkins.plugins.aegis.operation.promote;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.metadata.SurfacePolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.CreatePromotionBranch;
import io.jenkins.plugins.aegis.plan.ReleaseAction.OpenPullRequest;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;

/** Decides by which way the release reaches the production branch (lesson L13). */
final class PromotionPlanner {
    private static final String EFFECT = "PullRequestOpening";

    private PromotionPlanner() {}

    static Plan decide(ReleaseRequest request, Promote.Facts facts) {
        RepositoryView view = facts.view();
        Plan.Builder plan = new Plan.Builder().find(view.findings());
        String wanted = "open the promotion pull request into " + view.productionBranch();
        if (view.releasedTag().isPresent()) {
            return plan.settled(EFFECT, wanted, request.version().tag() + " is tagged")
                    .build();
        }
        if (facts.pulls().all().isUnknown()) {
            return plan.find(Finding.unknown(Rule.PROMOTION_OPEN, facts.pulls().all()))
                    .build();
        }
        if (facts.pulls().current().isPresent()) {
            var pull = facts.pulls().current().get();
            return plan.settled(EFFECT, wanted, "#" + pull.number() + (pull.isMerged() ? " is merged" : " is open"))
                    .build();
        }
        if (facts.release().isEmpty()) {
            return plan.find(view.releaseMissing())
                    .find(view.productionMissing())
                    .build();
        }
        plan.find(SurfacePolicy.allState(
                Rule.RELEASE_PR_SURFACES, view.releaseBranch(), facts.release().get(), request.version()));
        if (facts.mergesCleanly().isUnknown()) {
            return plan.find(Finding.unknown(Rule.PROMOTION_OPEN, facts.mergesCleanly()))
                    .build();
        }
        boolean direct = facts.mergesCleanly().asOptional().orElse(false);
        return (direct ? direct(plan, request, view) : byCleanBranch(plan, request, facts)).build();
    }

    private static Plan.Builder direct(Plan.Builder plan, ReleaseRequest request, RepositoryView view) {
        return plan.act(new OpenPullRequest(
                view.releaseBranch(),
                view.productionBranch(),
                title(request, view),
                "Brings " + view.releaseBranch() + " at " + view.release().orElseThrow() + " to "
                        + view.productionBranch() + ". Merging publishes nothing."));
    }

    private static Plan.Builder byCleanBranch(Plan.Builder plan, ReleaseRequest request, Promote.Facts facts) {
        RepositoryView view = facts.view();
        plan.find(TreeAgreement.check(view, view.releaseBranch(), facts.differing()));
        List<String> files = view.descriptor().metadata().files();
        plan.act(new CreatePromotionBranch(
                view.promotionBranch(),
                view.production().orElseThrow(),
                view.release().orElseThrow(),
                files,
                title(request, view)));
        return plan.act(new OpenPullRequest(
                view.promotionBranch(),
                view.productionBranch(),
                title(request, view),
                "Restores the release metadata of " + view.releaseBranch() + " at "
                        + view.release().orElseThrow() + " on top of " + view.productionBranch()
                        + ", because the two histories do not merge. Merging publishes nothing."
                        + differences(facts.differing())));
    }

    private static String differences(Observed<List<String>> differing) {
        List<String> paths = differing.asOptional().orElse(List.of());
        return paths.isEmpty() ? "" : " Outside the metadata " + paths.size() + " files differ and are not promoted.";
    }

    private static String title(ReleaseRequest request, RepositoryView view) {
        return "chore(release): promote " + request.version() + " to " + view.productionBranch();
    }
}
