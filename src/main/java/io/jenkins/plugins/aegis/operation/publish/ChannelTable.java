package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.Plan.ChannelState;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageRegistry.PublishedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is published where, one line a channel. */
public final class ChannelTable {
    private ChannelTable() {}

    /** Compares each channel with what was built. */
    public static List<ChannelState> of(ReleaseVersion version, StoredArtifacts stored, PublishFacts.Channels there) {
        List<ChannelState> table = new ArrayList<>();
        table.add(npm(version, stored, there));
        table.add(release(version, stored, there));
        return table;
    }

    private static ChannelState npm(ReleaseVersion version, StoredArtifacts stored, PublishFacts.Channels there) {
        String coordinate = stored.built().packageName() + "@" + version;
        Observed<PublishedPackage> npm = there.npm();
        if (npm.isUnknown()) {
            return new ChannelState("npm", coordinate, Presence.UNKNOWN, "", "");
        }
        Optional<String> integrity =
                npm.asOptional().map(PublishedPackage::integrity).map(all -> all.get(version.toString()));
        if (integrity.isEmpty()) {
            return new ChannelState("npm", coordinate, Presence.ABSENT, "", "");
        }
        Artifact tarball = stored.artifact(stored.built().tarball());
        boolean ours = integrity.get().equals(tarball.sha512().integrity());
        return new ChannelState(
                "npm", coordinate, ours ? Presence.OURS : Presence.OTHER_BYTES, integrity.get(), npm.source());
    }

    private static ChannelState release(ReleaseVersion version, StoredArtifacts stored, PublishFacts.Channels there) {
        String coordinate = version.tag();
        if (there.release().isUnknown()) {
            return new ChannelState("github-release", coordinate, Presence.UNKNOWN, "", "");
        }
        Optional<ForgeRelease> release = there.release().asOptional();
        if (release.isEmpty()) {
            return new ChannelState("github-release", coordinate, Presence.ABSENT, "", "");
        }
        return new ChannelState(
                "github-release",
                coordinate,
                presence(release.get(), stored, there),
                stored.artifacts().stream()
                        .filter(artifact -> artifact.name().equals("checksums.txt"))
                        .findFirst()
                        .map(checksums -> checksums.sha256().toString())
                        .orElse(""),
                release.get().url());
    }

    private static Presence presence(ForgeRelease release, StoredArtifacts stored, PublishFacts.Channels there) {
        boolean partial = release.draft();
        for (Artifact artifact : stored.artifacts()) {
            Observed<Digest> attached = there.attached().getOrDefault(artifact.name(), Observed.absent(release.url()));
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
