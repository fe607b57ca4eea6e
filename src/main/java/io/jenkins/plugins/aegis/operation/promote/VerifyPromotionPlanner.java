package io.jenkins.plugins.aegis.operation.promote;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.operation.metadata.ChecksPolicy;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.metadata.SurfacePolicy;
import io.jenkins.plugins.aegis.operation.promote.VerifyPromotion.PromotionEvidence;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.Review;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether the head of the production branch may be put to the go/no-go. */
final class VerifyPromotionPlanner {
    private VerifyPromotionPlanner() {}

    static Plan decide(ReleaseRequest request, VerifyPromotion.Facts facts) {
        RepositoryView view = facts.view();
        Plan.Builder plan = new Plan.Builder().find(view.findings());
        if (view.releasedTag().isPresent()) {
            return plan.settled(
                            "Promotion",
                            "verify the promotion",
                            request.version().tag() + " is tagged")
                    .build();
        }
        view.tag()
                .ifPresent(tag -> plan.find(Finding.blocker(
                        Rule.TAG_ABSENT,
                        "tag " + tag.name() + " exists already and was not pushed by a release of this pipeline",
                        "Choose the next version; a published tag is never moved or made anew")));
        if (view.snapshot().isUnknown()) {
            return plan.build();
        }
        if (facts.pulls().all().isUnknown()) {
            return plan.find(Finding.unknown(Rule.PROMOTION_OPEN, facts.pulls().all()))
                    .build();
        }
        Optional<PullRequest> merged = facts.pulls().merged();
        if (merged.isEmpty()) {
            plan.find(Finding.blocker(
                    Rule.PROMOTION_REVIEWED,
                    "no promotion pull request of " + request.version() + " is merged into " + view.productionBranch(),
                    "Have the promotion reviewed and merged"));
        } else {
            plan.find(review(merged.get(), facts.evidence()))
                    .find(ChecksPolicy.green(
                            Rule.PROMOTION_GREEN,
                            "#" + merged.get().number(),
                            merged.get().headCommit(),
                            facts.evidence().checks(),
                            view.descriptor().checks().required()))
                    .find(place(view, merged.get(), facts.evidence().onProduction()));
        }
        plan.find(view.productionMissing()).find(facts.drift().check(view));
        facts.production().ifPresent(production -> plan.find(production.unreadable())
                .find(SurfacePolicy.allState(
                        Rule.PROMOTED_SURFACES, view.productionBranch(), production, request.version()))
                .find(ChangelogPolicy.startsAt(facts.baseline(), production, request.version())));
        return plan.build();
    }

    /** An approval counts if it is of the merged head, and by somebody who may write: anybody can approve elsewhere. */
    private static List<Finding> review(PullRequest pull, PromotionEvidence evidence) {
        if (evidence.reviews().isUnknown()) {
            return List.of(Finding.unknown(Rule.PROMOTION_REVIEWED, evidence.reviews()));
        }
        List<Review> decisive = evidence.reviews().asOptional().orElse(List.of());
        List<Finding> findings = new ArrayList<>(approval(pull, decisive, evidence));
        decisive.stream()
                .filter(review -> !review.approved())
                .forEach(review -> findings.add(Finding.blocker(
                        Rule.PROMOTION_REVIEWED,
                        "promotion #" + pull.number() + " was merged over the change request of " + review.reviewer(),
                        "Have " + review.reviewer() + " approve or dismiss the review")));
        return findings;
    }

    private static List<Finding> approval(PullRequest pull, List<Review> decisive, PromotionEvidence evidence) {
        List<String> insufficient = new ArrayList<>();
        List<Finding> unknown = new ArrayList<>();
        for (Review review : decisive) {
            Observed<Permission> may = evidence.permissions()
                    .getOrDefault(review.reviewer(), Observed.absent("permission of " + review.reviewer()));
            if (!review.approved()) {
                continue;
            }
            if (!review.commit().equals(pull.headCommit())) {
                insufficient.add(
                        review.reviewer() + " approved " + review.commit().abbreviated() + ", not what was merged");
            } else if (may.isUnknown()) {
                unknown.add(Finding.unknown(Rule.PROMOTION_REVIEWED, may));
            } else if (may.asOptional().orElse(Permission.NONE).compareTo(Permission.WRITE) < 0) {
                insufficient.add(review.reviewer() + " has no write permission");
            } else {
                return List.of();
            }
        }
        return unknown.isEmpty()
                ? List.of(Finding.blocker(
                        Rule.PROMOTION_REVIEWED,
                        "promotion #" + pull.number() + " was merged at "
                                + pull.headCommit().abbreviated()
                                + " without a valid approval of anybody but its author"
                                + (insufficient.isEmpty() ? "" : ": " + String.join("; ", insufficient)),
                        "Have exactly that commit reviewed by a second person with write permission"))
                : unknown;
    }

    private static List<Finding> place(RepositoryView view, PullRequest pull, Observed<Boolean> onProduction) {
        if (onProduction.isUnknown()) {
            return List.of(Finding.unknown(Rule.PROMOTION_REVIEWED, onProduction));
        }
        if (!onProduction.asOptional().orElse(false)) {
            return List.of(Finding.blocker(
                    Rule.PROMOTION_REVIEWED,
                    "the merge of #" + pull.number() + " is not on " + view.productionBranch(),
                    "Find out who rewrote " + view.productionBranch() + ", and promote again"));
        }
        Optional<CommitId> head = view.production();
        if (head.isPresent() && !head.equals(pull.mergeCommit())) {
            return List.of(Finding.warning(
                    Rule.PROMOTION_REVIEWED,
                    view.productionBranch() + " has moved on since the promotion, to " + head.get()
                            + "; that commit is put to the go/no-go",
                    "Look at what came after the merge of #" + pull.number()));
        }
        return List.of();
    }
}
