package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Changelog;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.plan.Plan.Lane;
import io.jenkins.plugins.aegis.plan.Plan.Settled;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The two lanes of the release on the forge: the draft with all attachments, and its publication (lesson L23). */
final class ReleaseLanes {
    /** Name of the lane that drafts and attaches. */
    static final String DRAFT = Channel.RELEASE + "-draft";

    private final ReleaseVersion version;
    private final PublishFacts facts;
    private final StoredArtifacts stored;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();
    private final List<ReleaseAction> actions = new ArrayList<>();

    ReleaseLanes(ReleaseVersion version, PublishFacts facts, StoredArtifacts stored) {
        this.version = version;
        this.facts = facts;
        this.stored = stored;
    }

    /** Drafts and attaches what is missing; an attachment of other bytes holds the whole lane back. */
    Lane draft() {
        Observed<ForgeRelease> release = facts.there().release();
        if (release.isUnknown()) {
            findings.add(Finding.unknown(Rule.REGISTRY_KNOWN, release));
        } else {
            if (facts.baseline().isUnknown()) {
                findings.add(Finding.unknown(Rule.REGISTRY_KNOWN, facts.baseline()));
            } else {
                create(release);
            }
            List<Artifact> missing = new ArrayList<>();
            stored.artifacts().forEach(artifact -> attach(artifact, missing));
            if (!missing.isEmpty()) {
                actions.add(new PublishAction.AttachAssets(
                        version, facts.released().commit().orElseThrow(), missing));
            }
        }
        return new Lane(DRAFT, List.of(), false, findings, settled, findings.isEmpty() ? actions : List.of());
    }

    private void create(Observed<ForgeRelease> release) {
        ReleaseAction action = new PublishAction.CreateDraft(
                version.tag(),
                version.tag(),
                notes(),
                version.isPrerelease(),
                facts.baseline().asOptional());
        if (release.isAbsent()) {
            actions.add(action);
        } else {
            mark(release.asOptional().orElseThrow()).ifPresent(findings::add);
            settled.add(new Settled(action.effect(), action.describe(), "release " + version.tag() + " is there"));
        }
    }

    /** A draft that somebody else made may be marked otherwise; once published, users' tools have acted on it. */
    private Optional<Finding> mark(ForgeRelease there) {
        if (there.prerelease() == version.isPrerelease()) {
            return Optional.empty();
        }
        return Optional.of(Finding.blocker(
                Rule.PUBLISHED_AS_RELEASED,
                (there.draft() ? "draft" : "release") + " " + there.tag() + " is " + (there.prerelease() ? "" : "not ")
                        + "marked as prerelease",
                "Mend the mark on the forge, or delete it while it is a draft; then run this stage again"));
    }

    private String notes() {
        return facts.released()
                .metadata()
                .flatMap(metadata -> metadata.changelog().asOptional())
                .flatMap(text -> ChangelogPolicy.section(text, version))
                .map(Changelog.Section::body)
                .orElse("");
    }

    private void attach(Artifact artifact, List<Artifact> missing) {
        Observed<Digest> there = facts.there().attached(artifact.name());
        if (there.isUnknown()) {
            findings.add(Finding.unknown(Rule.REGISTRY_KNOWN, there));
        } else if (there.isAbsent() && isPublished()) {
            findings.add(Finding.blocker(
                    Rule.PUBLISHED_BYTES_OURS,
                    "release " + version.tag() + " is published without " + artifact.name(),
                    "A published release is not changed: release the next version"));
        } else if (there.isAbsent()) {
            missing.add(artifact);
        } else if (there.asOptional().equals(Optional.of(artifact.sha256()))) {
            settled.add(new Settled(
                    PublishAction.AttachAssets.EFFECT,
                    PublishAction.AttachAssets.describe(version, artifact),
                    "the release has exactly these bytes"));
        } else {
            findings.add(Finding.blocker(
                    Rule.PUBLISHED_BYTES_OURS,
                    artifact.name() + " of release " + version.tag() + " is "
                            + there.asOptional().map(Digest::toString).orElse("missing") + ", ours is "
                            + artifact.sha256(),
                    "Find out who attached it; evidence is never replaced by that of other bytes"));
        }
    }

    /** Publishes the draft once everything that is required is there. */
    Lane publication(List<String> required) {
        Map<String, Long> attachments = new TreeMap<>();
        stored.artifacts().forEach(artifact -> attachments.put(artifact.name(), artifact.size()));
        PublishAction.PublishRelease action = new PublishAction.PublishRelease(version.tag(), isLatest(), attachments);
        List<Settled> there = isPublished()
                ? List.of(new Settled(action.effect(), action.describe(), "release " + version.tag() + " is published"))
                : List.of();
        return new Lane(
                Channel.RELEASE, required, false, List.of(), there, there.isEmpty() ? List.of(action) : List.of());
    }

    private boolean isPublished() {
        return facts.there()
                .release()
                .asOptional()
                .filter(release -> !release.draft())
                .isPresent();
    }

    /** A stable release is the forge's latest unless a higher stable version is tagged (lesson L6). */
    private boolean isLatest() {
        return !version.isPrerelease()
                && facts.released().view().snapshot().asOptional().orElseThrow().tags().keySet().stream()
                        .map(ReleaseVersion::ofTag)
                        .flatMap(Optional::stream)
                        .filter(other -> !other.isPrerelease())
                        .allMatch(other -> other.compareTo(version) <= 0);
    }
}
