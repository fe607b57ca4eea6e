package io.jenkins.plugins.aegis.operation.preflight;

import io.jenkins.plugins.aegis.concurrent.SideBySide;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.cut.CutFacts;
import io.jenkins.plugins.aegis.operation.cut.CutReleaseBranch;
import io.jenkins.plugins.aegis.operation.drift.DriftFacts;
import io.jenkins.plugins.aegis.operation.drift.DriftObservation;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.promote.TreeAgreement;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks at source and production branch, forge and registry before anything is written. */
public final class Preflight implements Operation<PreflightFacts> {
    private final ReleaseRequest request;

    public Preflight(ReleaseRequest request) {
        this.request = request;
    }

    @Override
    public PreflightFacts observe(ReleasePorts ports) throws InterruptedException {
        CutFacts cut = new CutReleaseBranch(request).observe(ports);
        RepositoryView view = cut.view();
        if (view.releasedTag().isPresent()) {
            String tagged = request.version().tag() + " is tagged";
            return new PreflightFacts(
                    cut,
                    ApprovalFacts.observe(ports),
                    Optional.empty(),
                    Optional.empty(),
                    Observed.absent(tagged),
                    Map.of(),
                    DriftFacts.none(tagged));
        }
        Optional<MetadataFacts> source = metadata(ports, view, view.source());
        Optional<MetadataFacts> production = metadata(ports, view, view.production());
        return new PreflightFacts(
                cut,
                ApprovalFacts.observe(ports),
                source,
                production,
                differing(ports, view),
                published(ports, source),
                new DriftObservation(ports, view).facts(source, production));
    }

    private static Observed<List<String>> differing(ReleasePorts ports, RepositoryView view)
            throws InterruptedException {
        if (view.source().isEmpty() || view.production().isEmpty()) {
            return Observed.absent("branches " + view.sourceBranch() + " and " + view.productionBranch());
        }
        CommitId source = view.source().get();
        CommitId production = view.production().get();
        Observed<Boolean> merges = ports.git().mergesCleanly(production, source);
        return merges.asOptional().isPresent() && !merges.asOptional().get()
                ? TreeAgreement.differing(ports.git(), view, production, source)
                : merges.flatMap(clean -> Observed.absent("a conflict"));
    }

    private static Optional<MetadataFacts> metadata(ReleasePorts ports, RepositoryView view, Optional<CommitId> commit)
            throws InterruptedException {
        return commit.isPresent()
                ? Optional.of(MetadataFacts.observe(ports.git(), commit.get(), view.descriptor()))
                : Optional.empty();
    }

    private Map<Channel, Observed<Publication>> published(ReleasePorts ports, Optional<MetadataFacts> source)
            throws InterruptedException {
        if (source.isEmpty()) {
            return Map.of();
        }
        MetadataFacts metadata = source.get();
        return SideBySide.ask(metadata.descriptor().packaging().channels(), Function.identity(), channel -> {
            Observed<String> name = metadata.packageName(channel);
            return name.asOptional().isPresent()
                    ? ports.channel(channel).published(name.asOptional().get(), channel.versionOf(request.version()))
                    : name.flatMap(none -> Observed.absent(name.source()));
        });
    }

    @Override
    public Plan decide(PreflightFacts facts) {
        return PreflightPlanner.decide(request, facts);
    }
}
