package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.PackageState;
import io.jenkins.plugins.aegis.plan.Plan.ChannelState;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is published where, one line a channel. */
public final class ChannelTable {
    private ChannelTable() {}

    /** Compares each channel with what was built. */
    public static List<ChannelState> of(ReleaseVersion version, StoredArtifacts stored, Destinations there) {
        List<ChannelState> table = new ArrayList<>();
        for (BuiltPackage built : stored.packages()) {
            table.add(channel(built, stored, there.of(built)));
        }
        table.add(release(version, stored, there));
        return table;
    }

    private static ChannelState channel(BuiltPackage built, StoredArtifacts stored, Observed<Publication> there) {
        Presence presence =
                PackageState.of(built, stored.artifactsOf(built), there).presence();
        Map<String, String> files =
                new TreeMap<>(there.asOptional().map(Publication::files).orElse(Map.of()));
        return new ChannelState(
                built.channel(),
                built.coordinate(),
                presence,
                String.join(" ", files.values()),
                files.isEmpty() ? "" : there.source());
    }

    private static ChannelState release(ReleaseVersion version, StoredArtifacts stored, Destinations there) {
        Optional<ForgeRelease> release = there.release().asOptional();
        if (release.isEmpty()) {
            Presence presence = there.release().isUnknown() ? Presence.UNKNOWN : Presence.ABSENT;
            return new ChannelState(Channel.RELEASE, version.tag(), presence, "", "");
        }
        return new ChannelState(
                Channel.RELEASE,
                version.tag(),
                presence(release.get(), stored, there),
                stored.artifacts().stream()
                        .filter(artifact -> artifact.name().equals("checksums.txt"))
                        .findFirst()
                        .map(checksums -> checksums.sha256().toString())
                        .orElse(""),
                release.get().url());
    }

    private static Presence presence(ForgeRelease release, StoredArtifacts stored, Destinations there) {
        boolean partial = release.draft();
        for (Artifact artifact : stored.artifacts()) {
            Observed<Digest> attached = there.attached(artifact.name());
            if (attached.isUnknown()) {
                return Presence.UNKNOWN;
            }
            if (attached.isAbsent()) {
                partial = true;
            } else if (!attached.asOptional().equals(Optional.of(artifact.sha256()))) {
                return Presence.OTHER_BYTES;
            }
        }
        return partial ? Presence.PARTIAL : Presence.OURS;
    }
}
