package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.version.VersionOrder;
import io.jenkins.plugins.aegis.plan.PackageState;
import io.jenkins.plugins.aegis.plan.Plan.Lane;
import io.jenkins.plugins.aegis.plan.Plan.Settled;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;

/** The lane of each package: publish it, or say why not (lessons L21, L22). */
final class PackageLanes {
    private final ReleaseVersion version;
    private final CommitId commit;

    PackageLanes(ReleaseVersion version, CommitId commit) {
        this.version = version;
        this.commit = commit;
    }

    Lane lane(Channel channel, BuiltPackage built, List<Artifact> artifacts, Observed<Publication> there) {
        PublishAction.PublishPackage action =
                new PublishAction.PublishPackage(version, commit, channel, built, artifacts);
        PackageState state = PackageState.of(built, artifacts, there);
        return switch (state.presence()) {
            case OURS ->
                lane(
                        channel,
                        List.of(),
                        List.of(new Settled(action.effect(), action.describe(), state.detail())),
                        List.of());
            case ABSENT -> {
                List<Finding> order =
                        channel instanceof Channel.Npm ? VersionOrder.distTagMovesUp(version, there) : List.of();
                yield lane(channel, order, List.of(), List.of(action));
            }
            case PARTIAL -> lane(channel, List.of(), List.of(), List.of(action));
            case OTHER_BYTES -> lane(channel, List.of(otherBytes(channel, state)), List.of(), List.of());
            case UNKNOWN ->
                lane(
                        channel,
                        List.of(Finding.unknown(
                                Rule.REGISTRY_KNOWN,
                                Observed.unknown(
                                        channel.place().name(), channel.place().name() + ": " + state.detail()))),
                        List.of(),
                        List.of());
        };
    }

    private static Finding otherBytes(Channel channel, PackageState state) {
        return Finding.blocker(
                Rule.PUBLISHED_BYTES_OURS,
                channel.place().name() + " has other bytes under " + state.detail(),
                "A published version is never replaced: document it and release the next version");
    }

    private static Lane lane(
            Channel channel, List<Finding> findings, List<Settled> settled, List<ReleaseAction> actions) {
        return new Lane(
                channel.place().name(),
                channel.place().needs(),
                channel.place().optional(),
                findings,
                settled,
                actions);
    }
}
