package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.drift.DriftFacts;
import io.jenkins.plugins.aegis.operation.drift.PushedTags;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.promote.PromotionPullRequests;
import io.jenkins.plugins.aegis.operation.promote.VerifyPromotion;
import io.jenkins.plugins.aegis.operation.promote.VerifyPromotion.PromotionEvidence;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.Review;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What forge and repository say of a promotion. */
public final class Promotions {
    private Promotions() {}

    /** Merged, green, and reviewed by {@code maya}. */
    public static VerifyPromotion.Facts verified(RepositoryView view, MetadataFacts production) {
        return reviewed(view, production, true);
    }

    /** Merged, green, and reviewed by nobody. */
    public static VerifyPromotion.Facts unreviewed(RepositoryView view, MetadataFacts production) {
        return reviewed(view, production, false);
    }

    private static VerifyPromotion.Facts reviewed(RepositoryView view, MetadataFacts production, boolean isReviewed) {
        PullRequest pull =
                PullRequests.merged(PullRequests.promotion(9, view.version().toString()));
        List<Review> reviews = isReviewed ? List.of(new Review("maya", true, pull.headCommit())) : List.of();
        return new VerifyPromotion.Facts(
                view,
                new PromotionPullRequests(Observed.present(List.of(pull), "pull requests")),
                view.production().isPresent() ? Optional.of(production) : Optional.empty(),
                Observed.present("v1.2.2", "releases"),
                new PromotionEvidence(
                        Observed.present(reviews, "reviews"),
                        Map.of("maya", Observed.present(Permission.WRITE, "permission of maya")),
                        Observed.present(List.of(new Check("build", Check.State.PASSED)), "checks"),
                        Observed.present(true, "ancestors")),
                new DriftFacts(
                        Observed.absent("an earlier release"),
                        List.of(),
                        List.of(),
                        List.of(),
                        new PushedTags(Observed.present(List.of(), "earlier builds"))));
    }
}
