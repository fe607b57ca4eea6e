package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.PackageState;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The artifacts: built once, then the same bytes to the forge and the registry. */
final class PublishEffects {
    private final ReleasePorts ports;

    PublishEffects(ReleasePorts ports) {
        this.ports = ports;
    }

    ActionResult build(PublishAction.BuildArtifacts action) throws PortUnavailable, InterruptedException {
        Instant started = ports.build().now();
        Workspace checkout = ports.git().checkOut(action.commit());
        Built built = ports.packageBuilder().build(checkout, action.version(), action.packaging());
        try {
            new ReleaseEvidence(ports).write(built.directory(), action, started);
            StoredArtifacts stored =
                    ports.artifacts().keep(action.version(), action.commit(), built.packages(), built.directory());
            for (Artifact artifact : stored.artifacts()) {
                ports.audit()
                        .append(new AuditEvent.ArtifactBuilt(
                                artifact.name(),
                                artifact.size(),
                                artifact.sha256().hex(),
                                artifact.sha512().hex()));
            }
            return ActionResult.applied(stored.artifacts().size() + " artifacts are in the store");
        } catch (IOException e) {
            throw new PortUnavailable("the artifacts could not be kept: " + e.getMessage(), e);
        }
    }

    /** Whatever the build leaves is shown with its digest; nothing is kept, signed or published. */
    ActionResult rehearse(PublishAction.RehearseBuild action) throws PortUnavailable, InterruptedException {
        PublishAction.BuildArtifacts build = action.build();
        Workspace checkout = ports.git().checkOut(build.commit());
        Built built = ports.packageBuilder().build(checkout, build.version(), build.packaging());
        try {
            List<String> foreign = new ArrayList<>();
            for (BuiltPackage each : built.packages()) {
                ports.console().line("built for " + each.channel() + ": " + each.coordinate());
                for (String file : each.files()) {
                    ports.console().line("  " + file + " " + built.directory().digest(file, Digest.Algorithm.SHA256));
                }
                String expected = build.packaging()
                        .channel(each.channel())
                        .map(channel -> channel.versionOf(build.version()))
                        .orElse(each.version());
                if (!each.version().equals(expected)) {
                    foreign.add(each.coordinate() + " is not " + expected);
                }
            }
            action.outline().forEach(line -> ports.console().line("a release would " + line));
            int files = built.directory().files().size();
            built.directory().delete();
            return ActionResult.applied(files + " artifacts were built, and nothing was kept or published"
                    + (foreign.isEmpty() ? "" : "; the metadata does not state the version yet: " + foreign));
        } catch (IOException e) {
            throw new PortUnavailable("the artifacts could not be read: " + e.getMessage(), e);
        }
    }

    ActionResult createDraft(PublishAction.CreateDraft action) throws PortUnavailable, InterruptedException {
        Optional<ForgeRelease> there = PortUnavailable.unlessKnown(ports.forge().release(action.tag()));
        if (there.isPresent()) {
            return ActionResult.alreadyDone(there.get().url());
        }
        ForgeRelease draft = ports.forge()
                .createDraft(new ReleaseDraft(
                        action.tag(), action.name(), action.body(), action.prerelease(), action.previousTag()));
        return ActionResult.applied(draft.url());
    }

    /** Looks at the release once; after that the forge itself refuses a name that somebody took meanwhile. */
    ActionResult attach(PublishAction.AttachAssets action) throws PortUnavailable, InterruptedException {
        ForgeRelease release = draftOf(action.version().tag());
        List<Artifact> missing = action.artifacts().stream()
                .filter(artifact -> release.asset(artifact.name()).isEmpty())
                .toList();
        if (!missing.isEmpty() && !release.draft()) {
            return ActionResult.refused("release " + release.tag() + " was published meanwhile, without "
                    + names(missing) + "; a published release is not changed");
        }
        for (Artifact artifact : action.artifacts()) {
            Optional<Digest> there = missing.contains(artifact)
                    ? attached(action, release, artifact)
                    : digest(release, release.asset(artifact.name()).orElseThrow());
            if (there.isEmpty()) {
                return ActionResult.failed(
                        "the forge took " + artifact.name() + " but does not show it yet; run this again");
            }
            if (!there.get().equals(artifact.sha256())) {
                return ActionResult.refused(
                        "the release has other bytes under " + artifact.name() + ": " + there.get());
            }
        }
        return missing.isEmpty()
                ? ActionResult.alreadyDone("the release has exactly these bytes")
                : ActionResult.applied("the forge has exactly these bytes; " + missing.size() + " were sent");
    }

    private static String names(List<Artifact> artifacts) {
        return artifacts.stream().map(Artifact::name).collect(Collectors.joining(", "));
    }

    private Optional<Digest> attached(PublishAction.AttachAssets action, ForgeRelease release, Artifact artifact)
            throws PortUnavailable, InterruptedException {
        Workspace directory = stored(action.version(), action.commit()).directory();
        try (InputStream content = directory.open(artifact.name())) {
            Asset asset = ports.forge().attach(release, artifact.name(), artifact.size(), content);
            return asset.digest().isPresent() ? asset.digest() : digest(draftOf(release.tag()), asset);
        } catch (IOException e) {
            throw new PortUnavailable(artifact.name() + " could not be read: " + e.getMessage(), e);
        }
    }

    /** As the forge states it; where it states none, by download. */
    private Optional<Digest> digest(ForgeRelease release, Asset asset) throws PortUnavailable, InterruptedException {
        return asset.digest().isPresent()
                ? asset.digest()
                : PortUnavailable.unlessKnown(ports.forge().downloadDigest(release, asset.name()));
    }

    private ForgeRelease draftOf(String tag) throws PortUnavailable, InterruptedException {
        return PortUnavailable.unlessKnown(ports.forge().release(tag))
                .orElseThrow(() -> new PortUnavailable("the draft of release " + tag + " cannot be seen"));
    }

    /** After an ambiguous answer the channel is read again: the version may well be there (lesson L21). */
    ActionResult publishPackage(PublishAction.PublishPackage action) throws PortUnavailable, InterruptedException {
        PackageChannel channel = ports.channel(action.channel());
        BuiltPackage built = action.built();
        PackageState before = state(channel, action);
        switch (before.presence()) {
            case OURS -> {
                return ActionResult.alreadyDone(channel.location(built.name(), built.version()));
            }
            case OTHER_BYTES -> {
                return ActionResult.refused("it has other bytes under " + before.detail());
            }
            case UNKNOWN -> throw new PortUnavailable(before.detail());
            default -> {}
        }
        Workspace directory = stored(action.version(), action.commit()).directory();
        Upload upload = new Upload(built, directory, action.distTag());
        try {
            channel.publish(upload);
        } catch (PortUnavailable ambiguous) {
            PackageState after = state(channel, action);
            if (after.presence() != Presence.OURS && after.presence() != Presence.OTHER_BYTES) {
                String then = after.presence() == Presence.UNKNOWN
                        ? "whether it is there now could not be read"
                        : "read again, the channel says: " + after.detail();
                throw new PortUnavailable(ambiguous.getMessage() + "; " + then, ambiguous);
            }
        }
        return published(channel, action);
    }

    private static PackageState state(PackageChannel channel, PublishAction.PublishPackage action)
            throws InterruptedException {
        return PackageState.of(
                action.built(),
                action.artifacts(),
                channel.published(action.built().name(), action.built().version()));
    }

    private static ActionResult published(PackageChannel channel, PublishAction.PublishPackage action)
            throws InterruptedException {
        BuiltPackage built = action.built();
        PackageState after = state(channel, action);
        return switch (after.presence()) {
            case OURS -> ActionResult.applied(channel.location(built.name(), built.version()));
            case OTHER_BYTES -> ActionResult.refused("it has other bytes under " + after.detail());
            case ABSENT, PARTIAL, UNKNOWN ->
                ActionResult.failed("the channel took it but does not show it yet: " + after.detail());
        };
    }

    ActionResult publishRelease(PublishAction.PublishRelease action) throws PortUnavailable, InterruptedException {
        ForgeRelease release = draftOf(action.tag());
        if (!release.draft()) {
            return ActionResult.alreadyDone(release.url());
        }
        for (var required : action.requiredAssets().entrySet()) {
            boolean complete = release.asset(required.getKey())
                    .filter(asset -> asset.size() == required.getValue())
                    .isPresent();
            if (!complete) {
                return ActionResult.refused(required.getKey() + " is not attached completely");
            }
        }
        ForgeRelease published = ports.forge().publish(release, action.latest());
        return published.draft()
                ? ActionResult.failed("the forge took it, and still shows a draft")
                : ActionResult.applied(published.url());
    }

    private StoredArtifacts stored(ReleaseVersion version, CommitId commit)
            throws PortUnavailable, InterruptedException {
        try {
            return ports.artifacts()
                    .find(version, commit)
                    .orElseThrow(() -> new PortUnavailable("the artifacts are no longer in the store"));
        } catch (IOException e) {
            throw new PortUnavailable("the artifact store cannot be read: " + e.getMessage(), e);
        }
    }
}
