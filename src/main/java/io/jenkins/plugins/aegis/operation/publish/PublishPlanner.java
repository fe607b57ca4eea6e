package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Changelog;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.RequestApproval;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.operation.version.VersionOrder;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageRegistry.PublishedPackage;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides what is missing where: draft, attachments, npm, and last the publication of the draft (lessons L19–L23). */
final class PublishPlanner {
    private final ReleaseRequest request;
    private final PublishFacts facts;
    private final StoredArtifacts stored;
    private final Plan.Builder plan;

    private PublishPlanner(ReleaseRequest request, PublishFacts facts, StoredArtifacts stored, Plan.Builder plan) {
        this.request = request;
        this.facts = facts;
        this.stored = stored;
        this.plan = plan;
    }

    static Plan decide(ReleaseRequest request, PublishFacts facts) {
        Plan.Builder plan = new Plan.Builder().find(facts.released().findings());
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
        PublishPlanner planner = new PublishPlanner(request, facts, stored.get(), plan);
        plan.observed(ChannelTable.of(request.version(), stored.get(), facts.channels()));
        plan.find(planner.approvedBytes());
        planner.draft();
        planner.attachments();
        planner.npm();
        planner.publication();
        return plan.build();
    }

    /** Where this build put artifacts to the go/no-go, exactly those are published. */
    private List<Finding> approvedBytes() {
        List<Finding> findings = new ArrayList<>();
        facts.approval().request().ifPresent(asked -> {
            Map<String, String> approved = RequestApproval.artifacts(asked);
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

    private void draft() {
        ReleaseVersion version = request.version();
        Observed<ForgeRelease> release = facts.channels().release();
        if (release.isUnknown()) {
            plan.find(Finding.unknown(Rule.REGISTRY_KNOWN, release));
            return;
        }
        if (facts.baseline().isUnknown()) {
            plan.find(Finding.unknown(Rule.REGISTRY_KNOWN, facts.baseline()));
            return;
        }
        ReleaseAction action = new ReleaseAction.CreateDraft(
                version.tag(),
                version.tag(),
                notes(),
                version.isPrerelease(),
                facts.baseline().asOptional());
        if (release.isAbsent()) {
            plan.act(action);
        } else {
            plan.find(mark(release.asOptional().orElseThrow()))
                    .settled(action.effect(), action.describe(), "release " + version.tag() + " is there");
        }
    }

    /** A draft that somebody else made may be marked otherwise; once published, users' tools have acted on it. */
    private List<Finding> mark(ForgeRelease there) {
        if (there.prerelease() == request.version().isPrerelease()) {
            return List.of();
        }
        return List.of(Finding.blocker(
                Rule.PUBLISHED_AS_RELEASED,
                (there.draft() ? "draft" : "release") + " " + there.tag() + " is " + (there.prerelease() ? "" : "not ")
                        + "marked as prerelease",
                "Mend the mark on the forge, or delete it while it is a draft; then run this stage again"));
    }

    private String notes() {
        return facts.released()
                .metadata()
                .flatMap(metadata -> metadata.changelog().asOptional())
                .flatMap(text -> ChangelogPolicy.section(text, request.version()))
                .map(Changelog.Section::body)
                .orElse("");
    }

    private void attachments() {
        for (Artifact artifact : stored.artifacts()) {
            ReleaseAction.AttachAsset action = new ReleaseAction.AttachAsset(request.version(), commit(), artifact);
            Observed<Digest> there = facts.channels().attached().get(artifact.name());
            if (there == null) {
                boolean published = facts.channels()
                        .release()
                        .asOptional()
                        .filter(release -> !release.draft())
                        .isPresent();
                if (published) {
                    plan.find(Finding.blocker(
                            Rule.PUBLISHED_BYTES_OURS,
                            "release " + request.version().tag() + " is published without " + artifact.name(),
                            "A published release is not changed: release the next version"));
                } else {
                    plan.act(action);
                }
            } else if (there.isUnknown()) {
                plan.find(Finding.unknown(Rule.REGISTRY_KNOWN, there));
            } else if (there.asOptional().equals(Optional.of(artifact.sha256()))) {
                plan.settled(action.effect(), action.describe(), "the release has exactly these bytes");
            } else {
                plan.find(Finding.blocker(
                        Rule.PUBLISHED_BYTES_OURS,
                        artifact.name() + " of release " + request.version().tag() + " is "
                                + there.asOptional().map(Digest::toString).orElse("missing") + ", ours is "
                                + artifact.sha256(),
                        "Find out who attached it; evidence is never replaced by that of other bytes"));
            }
        }
    }

    private void npm() {
        Observed<PublishedPackage> published = facts.channels().npm();
        if (published.isUnknown()) {
            plan.find(Finding.unknown(Rule.REGISTRY_KNOWN, published));
            return;
        }
        Artifact tarball = stored.artifact(stored.built().tarball());
        ReleaseAction.PublishPackage action = new ReleaseAction.PublishPackage(
                request.version(),
                commit(),
                stored.built().packageName(),
                tarball,
                request.version().distTag());
        Optional<String> there = published
                .asOptional()
                .map(PublishedPackage::integrity)
                .map(versions -> versions.get(request.version().toString()));
        if (there.isEmpty()) {
            plan.find(VersionOrder.distTagMovesUp(request.version(), published)).act(action);
        } else if (there.get().equals(tarball.sha512().integrity())) {
            plan.settled(action.effect(), action.describe(), "the registry has exactly these bytes");
        } else {
            plan.find(Finding.blocker(
                    Rule.PUBLISHED_BYTES_OURS,
                    stored.built().packageName() + "@" + request.version() + " is published as " + there.get()
                            + ", ours is " + tarball.sha512().integrity(),
                    "A published version is never replaced: document it and release the next version"));
        }
    }

    private void publication() {
        Map<String, Long> required = new TreeMap<>();
        stored.artifacts().forEach(artifact -> required.put(artifact.name(), artifact.size()));
        ReleaseAction.PublishRelease action =
                new ReleaseAction.PublishRelease(request.version().tag(), isLatest(), required);
        boolean published = facts.channels()
                .release()
                .asOptional()
                .filter(release -> !release.draft())
                .isPresent();
        if (published) {
            plan.settled(action.effect(), action.describe(), "it is published");
        } else if (!facts.channels().release().isUnknown()) {
            plan.act(action);
        }
    }

    /** Stable, and above every other stable version that is tagged: {@code latest} only moves up (lesson L6). */
    private boolean isLatest() {
        ReleaseVersion version = request.version();
        return !version.isPrerelease()
                && facts.released().view().snapshot().asOptional().orElseThrow().tags().keySet().stream()
                        .map(ReleaseVersion::ofTag)
                        .flatMap(Optional::stream)
                        .filter(other -> !other.isPrerelease())
                        .allMatch(other -> other.compareTo(version) <= 0);
    }

    private CommitId commit() {
        return facts.released().commit().orElseThrow();
    }
}
