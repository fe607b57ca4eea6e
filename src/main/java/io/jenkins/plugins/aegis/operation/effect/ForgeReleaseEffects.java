package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The release on the forge: drafted, given its files, and published when it is complete (lesson L23). */
record ForgeReleaseEffects(ReleasePorts ports) {
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
        Workspace directory =
                KeptArtifacts.find(ports, action.version(), action.commit()).directory();
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

    ActionResult publish(PublishAction.PublishRelease action) throws PortUnavailable, InterruptedException {
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
}
