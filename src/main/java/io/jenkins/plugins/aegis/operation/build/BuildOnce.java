package io.jenkins.plugins.aegis.operation.build;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.BuildArtifacts;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the artifacts of the commit unless the store has them: the same bytes are tested, approved and published. */
public final class BuildOnce implements Operation<BuildOnce.Facts> {
    private final ReleaseRequest request;

    public BuildOnce(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param commit the tag's if the version is tagged, else the head of the production branch
     * @param packageName what the commit's package manifest states
     */
    public record Facts(
            RepositoryView view, Optional<CommitId> commit, Observed<String> packageName, StoredBuild build) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> commit = view.releasedTag().flatMap(TagRef::commit).or(view::production);
        if (commit.isEmpty()) {
            return new Facts(view, commit, Observed.absent("the commit to build"), StoredBuild.none());
        }
        return new Facts(
                view,
                commit,
                MetadataFacts.observe(ports.git(), commit.get(), view.descriptor())
                        .packageName(),
                StoredBuild.observe(ports.artifacts(), request.version(), commit.get()));
    }

    @Override
    public Plan decide(Facts facts) {
        Plan.Builder plan = new Plan.Builder().find(facts.view().findings());
        if (facts.commit().isEmpty()) {
            return plan.find(Finding.blocker(
                            Rule.PROMOTED_SURFACES,
                            "the remote has no branch " + facts.view().productionBranch(),
                            "Name the production branch in the descriptor"))
                    .build();
        }
        BuildArtifacts action = new BuildArtifacts(
                request.version(),
                facts.commit().get(),
                facts.view().descriptor().npm());
        if (facts.build().stored().isUnknown()) {
            return plan.find(Finding.unknown(Rule.ARTIFACTS_MATCH, facts.build().stored()))
                    .build();
        }
        Optional<StoredArtifacts> stored = facts.build().stored().asOptional();
        if (stored.isEmpty()) {
            return plan.act(action).build();
        }
        return plan.find(identity(facts, stored.get()))
                .settled(action.effect(), action.describe(), "the store has them")
                .build();
    }

    private List<Finding> identity(Facts facts, StoredArtifacts stored) {
        List<Finding> findings = new ArrayList<>();
        String remedy = "Mend the package's manifest on the source branch, and cut again";
        if (!stored.built().packageVersion().equals(request.version().toString())) {
            findings.add(Finding.blocker(
                    Rule.ARTIFACTS_MATCH,
                    "the packed package states version " + stored.built().packageVersion() + ", not "
                            + request.version(),
                    remedy));
        }
        if (facts.packageName().isUnknown()) {
            findings.add(Finding.unknown(Rule.ARTIFACTS_MATCH, facts.packageName()));
        } else if (!facts.packageName()
                .asOptional()
                .equals(Optional.of(stored.built().packageName()))) {
            findings.add(Finding.blocker(
                    Rule.ARTIFACTS_MATCH,
                    "the packed package is named " + stored.built().packageName() + ", the manifest says "
                            + facts.packageName().asOptional().orElse("nothing"),
                    remedy));
        }
        return findings;
    }
}
