package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.PackageState;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.Workspace;

/** A package on its channel: published if nobody has, and looked at before and after (lessons L21, L22). */
record PackageEffects(ReleasePorts ports) {
    /** After an ambiguous answer the channel is read again: the version may well be there (lesson L21). */
    ActionResult publish(PublishAction.PublishPackage action) throws PortUnavailable, InterruptedException {
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
        Workspace directory =
                KeptArtifacts.find(ports, action.version(), action.commit()).directory();
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
}
