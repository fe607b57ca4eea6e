package io.jenkins.plugins.aegis.operation.build;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.PublishAction.BuildArtifacts;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.Optional;

/** Builds the artifacts of the commit unless the store has them: the same bytes are tested, approved and published. */
public final class BuildOnce implements Operation<BuildOnce.Facts> {
    private static final String NOT_ASKED = "nothing is to be signed";
    private final ReleaseRequest request;

    public BuildOnce(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param target metadata at the tagged commit if the version is tagged, else at the head of the production branch
     * @param signer who will sign the attestation; asked only where there is something to build
     */
    public record Facts(
            RepositoryView view, Optional<MetadataFacts> target, StoredBuild build, Observed<String> signer) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> commit = view.releasedTag().flatMap(TagRef::commit).or(view::production);
        if (commit.isEmpty()) {
            return new Facts(view, Optional.empty(), StoredBuild.none(), Observed.absent(NOT_ASKED));
        }
        StoredBuild build = StoredBuild.observe(ports.artifacts(), request.version(), commit.get());
        return new Facts(
                view,
                Optional.of(MetadataFacts.ofCommit(ports.git(), commit.get())),
                build,
                build.stored().isAbsent() ? ports.attestor().signer() : Observed.absent(NOT_ASKED));
    }

    @Override
    public Plan decide(Facts facts) {
        Plan.Builder plan = new Plan.Builder().find(facts.view().findings());
        if (facts.target().isEmpty()) {
            return plan.find(facts.view().productionMissing()).build();
        }
        MetadataFacts target = facts.target().get();
        plan.find(target.unreadable());
        BuildArtifacts action = new BuildArtifacts(
                request.version(), target.commit(), target.descriptor().packaging());
        if (facts.build().stored().isUnknown()) {
            return plan.find(Finding.unknown(Rule.ARTIFACTS_MATCH, facts.build().stored()))
                    .build();
        }
        Optional<StoredArtifacts> stored = facts.build().stored().asOptional();
        if (stored.isEmpty()) {
            // Building takes long: who cannot sign afterwards says so before.
            return facts.signer().isUnknown()
                    ? plan.find(Finding.unknown(Rule.SIGNER_READY, facts.signer()))
                            .build()
                    : plan.act(action).build();
        }
        return plan.find(PackageIdentity.findings(request.version(), target, stored.get()))
                .settled(action.effect(), action.describe(), "the store has them")
                .build();
    }
}
