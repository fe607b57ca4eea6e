package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.PublishedPackages;
import io.jenkins.plugins.aegis.plan.PackageState;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What users have by now of what is about to be published.
 *
 * @param packages channel to what it has under the package's name
 * @param release of the version on the forge
 */
public record PublishedPlaces(Map<String, Observed<Publication>> packages, Observed<ForgeRelease> release) {
    public PublishedPlaces {
        packages = Map.copyOf(packages);
    }

    static PublishedPlaces observe(
            ReleasePorts ports, ReleaseVersion version, ReleaseDescriptor descriptor, Observed<StoredArtifacts> stored)
            throws InterruptedException {
        List<BuiltPackage> built =
                stored.asOptional().map(StoredArtifacts::packages).orElse(List.of());
        return new PublishedPlaces(
                PublishedPackages.observe(ports, descriptor, built),
                ports.forge().release(version.tag()));
    }

    /** What the approver is shown of it, by place. */
    SortedMap<String, String> parts(Observed<StoredArtifacts> stored) {
        SortedMap<String, String> parts = new TreeMap<>();
        stored.asOptional().ifPresent(all -> all.packages()
                .forEach(built -> parts.put("published " + built.channel(), state(built, all))));
        parts.put(
                "published " + Channel.RELEASE,
                release.unknownReason()
                        .map(reason -> "UNKNOWN: " + reason)
                        .or(() -> release.asOptional().map(there -> there.draft() ? "a draft" : "PUBLISHED"))
                        .orElse("ABSENT"));
        return parts;
    }

    private String state(BuiltPackage built, StoredArtifacts stored) {
        Observed<Publication> there =
                packages.getOrDefault(built.channel(), Observed.unknown(built.channel(), "it was not asked"));
        PackageState state = PackageState.of(built, stored.artifactsOf(built), there);
        Map<String, String> labels =
                new TreeMap<>(there.asOptional().map(Publication::labels).orElse(Map.of()));
        return state.presence() + ": " + state.detail() + (labels.isEmpty() ? "" : "; dist-tags " + labels);
    }
}
