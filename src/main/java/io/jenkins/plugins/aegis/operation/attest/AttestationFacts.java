package io.jenkins.plugins.aegis.operation.attest;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.Map;
import java.util.Optional;

/**
 * The bundle as a user gets it from the release, and what users get beside it.
 *
 * @param bundle what the configured signer says to the downloaded bundle; Absent if the release has none
 * @param assets digest of each other file of the release, by download
 * @param served channel to file to digest, by download
 */
public record AttestationFacts(
        Observed<Verdict> bundle,
        Map<String, Observed<Digest>> assets,
        Map<String, Observed<Map<String, Digest>>> served) {
    public AttestationFacts {
        assets = Map.copyOf(assets);
        served = Map.copyOf(served);
    }

    /** Downloads the bundle of a release that was made with one. */
    public static Observed<String> bundle(
            ReleasePorts ports, Observed<ForgeRelease> release, Optional<StoredArtifacts> stored)
            throws InterruptedException {
        if (release.asOptional().isEmpty()
                || stored.filter(AttestationFacts::hasBundle).isEmpty()) {
            return Observed.absent(Attestor.BUNDLE);
        }
        return ports.forge().downloadText(release.asOptional().get(), Attestor.BUNDLE);
    }

    /** What the configured signer says to the downloaded bundle. */
    public static Observed<Verdict> verdict(Attestor attestor, Observed<String> bundle) throws InterruptedException {
        return bundle.asOptional().isPresent()
                ? attestor.verify(bundle.asOptional().get())
                : bundle.flatMap(none -> Observed.absent(bundle.source()));
    }

    static boolean hasBundle(StoredArtifacts stored) {
        return stored.artifacts().stream().anyMatch(artifact -> artifact.name().equals(Attestor.BUNDLE));
    }
}
