package io.jenkins.plugins.aegis.operation.publish;

import io.jenkins.plugins.aegis.concurrent.SideBySide;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.PublishedPackages;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What each destination of a release has.
 *
 * @param packages channel to what it has under the package's name
 * @param release the release of the tag on the forge, drafts included
 * @param attached digest of each attached file of ours
 */
public record Destinations(
        Map<String, Observed<Publication>> packages,
        Observed<ForgeRelease> release,
        Map<String, Observed<Digest>> attached) {
    public Destinations {
        packages = Map.copyOf(packages);
        attached = Map.copyOf(attached);
    }

    /** How the files of the release are looked at. */
    public enum Attached {
        /** By the digest that the forge states, as a registry states that of a package; by download where it states none. */
        AS_STATED,
        /** Not at all: whoever asks downloads them. */
        NOT_HERE
    }

    /** Asks all of them, side by side. */
    static Destinations observe(
            ReleasePorts ports,
            ReleaseVersion version,
            ReleaseDescriptor descriptor,
            StoredArtifacts stored,
            Attached attached)
            throws InterruptedException {
        Observed<ForgeRelease> release = ports.forge().release(version.tag());
        if (release.isAbsent()) {
            stored.packages().stream()
                    .flatMap(built -> descriptor.packaging().channel(built.channel()).stream())
                    .forEach(channel -> ports.channel(channel).expectAbsence());
        }
        Map<String, Observed<Publication>> packages = PublishedPackages.observe(ports, descriptor, stored.packages());
        Map<String, Observed<Digest>> files = new TreeMap<>();
        if (attached == Attached.AS_STATED && release.asOptional().isPresent()) {
            ForgeRelease there = release.asOptional().get();
            files.putAll(SideBySide.ask(
                    stored.artifacts().stream()
                            .filter(artifact -> there.asset(artifact.name()).isPresent())
                            .toList(),
                    Artifact::name,
                    artifact -> stated(ports.forge(), there, artifact.name())));
        }
        return new Destinations(packages, release, files);
    }

    private static Observed<Digest> stated(Forge forge, ForgeRelease release, String name) throws InterruptedException {
        Optional<Digest> digest = release.asset(name).flatMap(Forge.Asset::digest);
        return digest.isPresent() ? Observed.present(digest.get(), release.url()) : forge.downloadDigest(release, name);
    }

    /** The same with these files. */
    public Destinations with(Map<String, Observed<Digest>> files) {
        return new Destinations(packages, release, files);
    }

    /** What the package's channel has. */
    public Observed<Publication> of(BuiltPackage built) {
        return packages.getOrDefault(built.channel(), Observed.unknown(built.channel(), "it was not asked"));
    }

    /** The attached file of that name; Absent if the release has none. */
    public Observed<Digest> attached(String name) {
        return attached.getOrDefault(name, Observed.absent("the release"));
    }
}
