package io.jenkins.plugins.aegis.operation.promote;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.drift.DriftFacts;
import io.jenkins.plugins.aegis.operation.drift.DriftObservation;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.Review;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks that the production branch is what was reviewed, and states the version everywhere (section 5). */
public final class VerifyPromotion implements Operation<VerifyPromotion.Facts> {
    private final ReleaseRequest request;

    public VerifyPromotion(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param production metadata at the commit that is to be tagged: the head of the production branch
     * @param drift of the production branch: what came after the preflight is tagged, too
     */
    public record Facts(
            RepositoryView view,
            PromotionPullRequests pulls,
            Optional<MetadataFacts> production,
            Observed<String> baseline,
            PromotionEvidence evidence,
            DriftFacts drift) {}

    /**
     * What the forge knows of the promotion pull request, and whether its merge is on the production branch.
     *
     * @param permissions of those who approved
     */
    public record PromotionEvidence(
            Observed<List<Review>> reviews,
            Map<String, Observed<Permission>> permissions,
            Observed<List<Check>> checks,
            Observed<Boolean> onProduction) {
        public PromotionEvidence {
            permissions = Map.copyOf(permissions);
        }

        static PromotionEvidence none(String missing) {
            return new PromotionEvidence(
                    Observed.absent(missing), Map.of(), Observed.absent(missing), Observed.absent(missing));
        }
    }

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        PromotionPullRequests pulls = PromotionPullRequests.observe(ports.forge(), view);
        if (view.releasedTag().isPresent()) {
            return released(view, pulls);
        }
        Observed<String> baseline = ChangelogPolicy.baseline(ports.forge(), view.snapshot(), request.version());
        Optional<MetadataFacts> production = Optional.empty();
        if (view.production().isPresent()) {
            production = Optional.of(
                    MetadataFacts.ofCommit(ports.git(), view.production().get()));
        }
        return new Facts(
                view,
                pulls,
                production,
                baseline,
                evidence(ports, view, pulls.merged()),
                new DriftObservation(ports, view).ofProduction());
    }

    /** What was promoted is tagged: there is nothing left to look at. */
    private static Facts released(RepositoryView view, PromotionPullRequests pulls) {
        String tagged = view.version().tag() + " is tagged";
        return new Facts(
                view,
                pulls,
                Optional.empty(),
                Observed.absent(tagged),
                PromotionEvidence.none(tagged),
                DriftFacts.none(tagged));
    }

    private static PromotionEvidence evidence(ReleasePorts ports, RepositoryView view, Optional<PullRequest> merged)
            throws InterruptedException {
        if (merged.isEmpty() || view.production().isEmpty()) {
            return PromotionEvidence.none("the merged promotion pull request");
        }
        PullRequest pull = merged.get();
        Optional<CommitId> merge = pull.mergeCommit();
        Observed<List<Review>> reviews = ports.forge().reviews(pull);
        Map<String, Observed<Permission>> permissions = new TreeMap<>();
        for (Review review : reviews.asOptional().orElse(List.of())) {
            if (review.approved()) {
                permissions.put(review.reviewer(), ports.forge().permission(review.reviewer()));
            }
        }
        return new PromotionEvidence(
                reviews,
                permissions,
                ports.forge().checks(pull.headCommit()),
                merge.isPresent()
                        ? view.isOnProduction(ports.git(), merge.get())
                        : Observed.absent("the merge commit of #" + pull.number()));
    }

    @Override
    public Plan decide(Facts facts) {
        return VerifyPromotionPlanner.decide(request, facts);
    }
}
