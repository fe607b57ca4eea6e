package io.jenkins.plugins.aegis.operation.promote;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Optional;

/** Opens the promotion pull request: directly, or from a clean branch where squash-divergent histories conflict. */
public final class Promote implements Operation<Promote.Facts> {
    private final ReleaseRequest request;

    public Promote(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param release metadata at the head of the release branch; empty without such a branch
     * @param mergesCleanly whether the release branch merges into the production branch without conflict
     * @param differing paths outside the metadata in which the two branches differ
     */
    public record Facts(
            RepositoryView view,
            PromotionPullRequests pulls,
            Optional<MetadataFacts> release,
            Observed<Boolean> mergesCleanly,
            Observed<List<String>> differing) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        PromotionPullRequests pulls = PromotionPullRequests.observe(ports.forge(), view);
        if (view.release().isEmpty() || view.production().isEmpty()) {
            String missing = "branches " + view.releaseBranch() + " and " + view.productionBranch();
            return new Facts(view, pulls, Optional.empty(), Observed.absent(missing), Observed.absent(missing));
        }
        CommitId release = view.release().get();
        CommitId production = view.production().get();
        return new Facts(
                view,
                pulls,
                Optional.of(MetadataFacts.observe(ports.git(), release, view.descriptor())),
                ports.git().mergesCleanly(production, release),
                TreeAgreement.differing(ports.git(), view, production, release));
    }

    @Override
    public Plan decide(Facts facts) {
        return PromotionPlanner.decide(request, facts);
    }
}
