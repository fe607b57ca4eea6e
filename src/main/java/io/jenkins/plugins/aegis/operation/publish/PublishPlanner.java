package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.approve.ApprovalEvidence;
import io.jenkins.plugins.aegis.operation.approve.ApprovalPolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.Plan.Lane;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides what is missing where, one lane a channel: the draft with its attachments, the packages, and last the
 * publication of the draft (lessons L19–L23).
 */
final class PublishPlanner {
    private final ReleaseRequest request;
    private final PublishFacts facts;
    private final StoredArtifacts stored;

    private PublishPlanner(ReleaseRequest request, PublishFacts facts, StoredArtifacts stored) {
        this.request = request;
        this.facts = facts;
        this.stored = stored;
    }

    static Plan decide(ReleaseRequest request, PublishFacts facts) {
        Plan.Builder plan = new Plan.Builder()
                .find(facts.released().findings())
                .find(ApprovalPolicy.stillApproved(
                        facts.released().view(), facts.released().metadata(), facts.approval()));
        Optional<StoredArtifacts> stored = facts.build().stored().asOptional();
        if (facts.released().commit().isEmpty()) {
            return plan.build();
        }
        if (stored.isEmpty()) {
            Finding finding = facts.build().stored().isUnknown()
                    ? Finding.unknown(Rule.ARTIFACTS_MATCH, facts.build().stored())
                    : Finding.blocker(
                            Rule.ARTIFACTS_MATCH,
                            "nothing was built from "
                                    + facts.released().commit().get() + " yet",
                            "Run the stage that builds");
            return plan.find(finding).build();
        }
        PublishPlanner planner = new PublishPlanner(request, facts, stored.get());
        plan.observed(ChannelTable.of(request.version(), stored.get(), facts.there()));
        plan.find(planner.approvedBytes());
        planner.lanes().forEach(plan::lane);
        return plan.build();
    }

    /** Where this build put artifacts to the go/no-go, exactly those are published. */
    private List<Finding> approvedBytes() {
        List<Finding> findings = new ArrayList<>();
        facts.approval().request().ifPresent(asked -> {
            Map<String, String> approved = ApprovalEvidence.artifacts(asked);
            Map<String, String> now = new TreeMap<>();
            stored.artifacts()
                    .forEach(artifact ->
                            now.put(artifact.name(), artifact.sha256().toString()));
            Set<String> names = new TreeSet<>(approved.keySet());
            names.addAll(now.keySet());
            for (String name : names) {
                String before = approved.getOrDefault(name, "not there");
                String after = now.getOrDefault(name, "not there");
                if (!before.equals(after)) {
                    findings.add(
                            Finding.blocker(
                                    Rule.NOTHING_MOVED,
                                    name + " was " + before + " when the go/no-go was asked for, and is " + after
                                            + " now",
                                    "Find out who touched the artifact store; nothing else than what was approved is published"));
                }
            }
        });
        return findings;
    }

    private List<Lane> lanes() {
        ReleaseLanes release = new ReleaseLanes(request.version(), facts, stored);
        List<Lane> lanes = new ArrayList<>();
        List<String> required = new ArrayList<>();
        lanes.add(release.draft());
        required.add(ReleaseLanes.DRAFT);
        PackageLanes packages =
                new PackageLanes(request.version(), facts.released().commit().orElseThrow());
        for (BuiltPackage built : stored.packages()) {
            Optional<Channel> channel = facts.released()
                    .metadata()
                    .orElseThrow()
                    .descriptor()
                    .packaging()
                    .channel(built.channel());
            if (channel.isPresent()) {
                lanes.add(packages.lane(
                        channel.get(),
                        built,
                        stored.artifactsOf(built),
                        facts.there().of(built)));
                if (!channel.get().place().optional()) {
                    required.add(built.channel());
                }
            }
        }
        lanes.add(release.publication(required));
        return lanes;
    }
}
