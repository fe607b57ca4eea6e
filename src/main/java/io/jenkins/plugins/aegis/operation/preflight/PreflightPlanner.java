package io.jenkins.plugins.aegis.operation.preflight;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.ApprovalPolicy;
import io.jenkins.plugins.aegis.operation.cut.CutPlanner;
import io.jenkins.plugins.aegis.operation.metadata.ChecksPolicy;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.metadata.SurfacePolicy;
import io.jenkins.plugins.aegis.operation.promote.TreeAgreement;
import io.jenkins.plugins.aegis.operation.version.VersionOrder;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects every finding that would meet the release later, while nothing has been written yet. */
final class PreflightPlanner {
    private PreflightPlanner() {}

    static Plan decide(ReleaseRequest request, PreflightFacts facts) {
        RepositoryView view = facts.cut().view();
        Plan.Builder plan = new Plan.Builder();
        if (view.releasedTag().isPresent()) {
            return plan.find(view.findings())
                    .settled(
                            "Preflight", "check the branches", request.version().tag() + " is tagged")
                    .build();
        }
        plan.find(CutPlanner.authorisation(request, facts.cut()))
                .find(CutPlanner.state(request, facts.cut()))
                .find(ApprovalPolicy.approversConfigured(facts.approval()));
        if (view.snapshot().isUnknown()) {
            return plan.build();
        }
        plan.find(VersionOrder.aboveTags(
                request.version(),
                view.snapshot().asOptional().orElseThrow().tags().keySet()));
        facts.published().forEach((channel, published) -> {
            plan.find(order(request.version(), channel, published));
        });
        if (view.release().isPresent()) {
            return plan.build();
        }
        facts.source().ifPresent(source -> plan.find(ChecksPolicy.green(
                        Rule.SOURCE_CHECKS_GREEN,
                        view.sourceBranch(),
                        source.commit(),
                        facts.cut().checks(),
                        view.descriptor().checks().required()))
                .find(SurfacePolicy.agree(Rule.SURFACES_AGREE, view.sourceBranch(), source)));
        facts.production()
                .ifPresent(production ->
                        plan.find(SurfacePolicy.agree(Rule.SURFACES_AGREE, view.productionBranch(), production)));
        return plan.find(view.productionMissing())
                .find(inStep(facts))
                .find(facts.cut().hotfixes().check(view))
                .find(facts.drift().check(view))
                .find(TreeAgreement.check(view, view.sourceBranch(), facts.differing()))
                .build();
    }

    /** What users of the channel would not see as the newest; of an optional channel it is a warning (lesson L27). */
    private static List<Finding> order(ReleaseVersion version, Channel channel, Observed<Publication> published) {
        List<Finding> findings = new ArrayList<>();
        if (channel instanceof Channel.Npm) {
            findings.addAll(VersionOrder.distTagMovesUp(version, published));
        }
        if (findings.isEmpty()) {
            findings.addAll(VersionOrder.abovePublished(version, channel, published));
        }
        return channel.place().optional()
                ? findings.stream().map(Finding::asWarning).toList()
                : findings;
    }

    /** The manifest is Release Please's memory: where the source branch forgot a release, the next baseline is wrong. */
    private static List<Finding> inStep(PreflightFacts facts) {
        Optional<Observed<String>> source = facts.source().flatMap(PreflightPlanner::manifestVersion);
        Optional<Observed<String>> production = facts.production().flatMap(PreflightPlanner::manifestVersion);
        if (source.isEmpty() || production.isEmpty()) {
            return List.of();
        }
        if (source.get().isUnknown() || production.get().isUnknown()) {
            return List.of(
                    Finding.unknown(Rule.METADATA_IN_STEP, source.get().isUnknown() ? source.get() : production.get()));
        }
        Optional<String> onSource = source.get().asOptional();
        Optional<String> onProduction = production.get().asOptional();
        if (onSource.equals(onProduction)) {
            return List.of();
        }
        RepositoryView view = facts.cut().view();
        return List.of(Finding.blocker(
                Rule.METADATA_IN_STEP,
                "the manifest states " + onSource.orElse("nothing") + " on " + view.sourceBranch() + " but "
                        + onProduction.orElse("nothing") + " on " + view.productionBranch(),
                "Bring the last release's metadata back to " + view.sourceBranch() + " in a reviewed pull request"));
    }

    private static Optional<Observed<String>> manifestVersion(MetadataFacts facts) {
        String manifest = facts.descriptor().metadata().manifest();
        return facts.versions().entrySet().stream()
                .filter(entry -> entry.getKey().file().equals(manifest))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
