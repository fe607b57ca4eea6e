package io.jenkins.plugins.aegis.plan;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a channel stands to a package of ours (lesson L22).
 *
 * @param detail names the files and, where bytes differ, both digests; or says why it is not known
 */
public record PackageState(Presence presence, String detail) {
    /** Compares what was built with what the channel states. */
    public static PackageState of(BuiltPackage built, List<Artifact> artifacts, Observed<Publication> there) {
        if (there.isUnknown()) {
            return new PackageState(Presence.UNKNOWN, there.unknownReason().orElseThrow());
        }
        Publication publication = there.asOptional().orElseGet(() -> new Publication(Map.of(), Set.of(), Map.of()));
        if (!publication.files().isEmpty()) {
            return compare(built, artifacts, publication.files());
        }
        return publication.versions().contains(built.version())
                ? new PackageState(
                        Presence.UNKNOWN, there.source() + " lists " + built.version() + " and states no digest of it")
                : new PackageState(Presence.ABSENT, built.coordinate() + " is not there");
    }

    private static PackageState compare(BuiltPackage built, List<Artifact> artifacts, Map<String, String> files) {
        Map<String, String> foreign = new TreeMap<>(files);
        List<String> other = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            String stated = foreign.remove(artifact.name());
            if (stated == null) {
                missing.add(artifact.name());
            } else if (!artifact.is(stated)) {
                String ours = stated.startsWith("sha512-") ? artifact.sha512().integrity() : digest(artifact, stated);
                other.add(artifact.name() + " is published as " + stated + ", ours is " + ours);
            }
        }
        foreign.forEach((name, digest) -> other.add(name + " (" + digest + ") is published, and none of ours"));
        if (!other.isEmpty()) {
            return new PackageState(Presence.OTHER_BYTES, built.coordinate() + ": " + String.join("; ", other));
        }
        return missing.isEmpty()
                ? new PackageState(Presence.OURS, "the channel has exactly these bytes")
                : new PackageState(Presence.PARTIAL, "still without " + String.join(", ", missing));
    }

    private static String digest(Artifact artifact, String stated) {
        return (stated.startsWith("sha512:") ? artifact.sha512() : artifact.sha256()).toString();
    }
}
