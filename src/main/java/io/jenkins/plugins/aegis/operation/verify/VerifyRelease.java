package io.jenkins.plugins.aegis.operation.verify;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.attest.AttestationFacts;
import io.jenkins.plugins.aegis.operation.attest.AttestationPolicy;
import io.jenkins.plugins.aegis.operation.attest.AttestationPolicy.Released;
import io.jenkins.plugins.aegis.operation.publish.ChannelTable;
import io.jenkins.plugins.aegis.operation.publish.PublishAll;
import io.jenkins.plugins.aegis.operation.publish.PublishFacts;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageRegistry.PublishedPackage;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Downloads from every channel and compares (lesson L28). */
public final class VerifyRelease implements Operation<VerifyRelease.Facts> {
    private final ReleaseRequest request;

    public VerifyRelease(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * What users get.
     *
     * @param downloaded SHA-512 of the tarball as a user of the registry gets it
     * @param bundle what our key says to the attestation as a user of the release gets it
     */
    public record Facts(PublishFacts published, Observed<Digest> downloaded, Observed<Verdict> bundle) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        PublishFacts published = new PublishAll(request).observe(ports);
        Optional<StoredArtifacts> stored = published.build().stored().asOptional();
        return new Facts(
                published,
                stored.isPresent()
                        ? ports.npm()
                                .downloadDigest(
                                        stored.get().built().packageName(),
                                        request.version().toString())
                        : Observed.absent("a built package"),
                AttestationFacts.bundle(ports, published.channels().release(), stored));
    }

    @Override
    public Plan decide(Facts facts) {
        PublishFacts published = facts.published();
        Plan.Builder plan = new Plan.Builder().find(published.released().findings());
        Optional<StoredArtifacts> stored = published.build().stored().asOptional();
        if (stored.isEmpty()) {
            Observed<StoredArtifacts> store = published.build().stored();
            return plan.find(
                            store.isUnknown()
                                    ? Finding.unknown(Rule.PUBLISHED_AS_RELEASED, store)
                                    : finding("the artifacts of " + request.version() + " are not in the store"))
                    .build();
        }
        List<Finding> npm = npm(facts, stored.get());
        List<Finding> release = release(published, stored.get());
        plan.observed(ChannelTable.of(request.version(), stored.get(), published.channels()));
        plan.find(npm).find(release);
        attestation(plan, facts, stored.get());
        if (npm.isEmpty()) {
            plan.settled("Verification", "npm download", "the registry serves the released bytes");
        }
        if (release.isEmpty()) {
            plan.settled("Verification", "release download", "every asset is served with the released bytes");
        }
        return plan.build();
    }

    private void attestation(Plan.Builder plan, Facts facts, StoredArtifacts stored) {
        Optional<CommitId> commit = facts.published().released().commit();
        if (commit.isEmpty()) {
            return;
        }
        Released released = new Released(request.version(), commit.get(), stored);
        List<Finding> findings = AttestationPolicy.judge(
                new AttestationFacts(
                        facts.bundle(), facts.published().channels().attached(), facts.downloaded()),
                released);
        plan.find(findings);
        if (findings.isEmpty()) {
            plan.settled(
                    "Verification",
                    "attestation",
                    released.isAttested()
                            ? "our key signed exactly what is served"
                            : "there is none: no signing key was configured when the artifacts were built");
        }
    }

    private List<Finding> npm(Facts facts, StoredArtifacts stored) {
        Artifact tarball = stored.artifact(stored.built().tarball());
        String coordinate = stored.built().packageName() + "@" + request.version();
        if (facts.downloaded().isUnknown()) {
            return List.of(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, facts.downloaded()));
        }
        Observed<PublishedPackage> registry = facts.published().channels().npm();
        if (registry.isUnknown()) {
            return List.of(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, registry));
        }
        List<Finding> findings = new ArrayList<>();
        if (!facts.downloaded().asOptional().equals(Optional.of(tarball.sha512()))) {
            findings.add(finding(coordinate + " downloads as "
                    + facts.downloaded().asOptional().map(Digest::toString).orElse("nothing") + ", released was "
                    + tarball.sha512()));
        }
        Optional<ReleaseVersion> current = registry.asOptional()
                .map(PublishedPackage::distTags)
                .map(tags -> tags.get(request.version().distTag()))
                .flatMap(version -> ReleaseVersion.ofTag("v" + version));
        if (current.isEmpty() || current.get().compareTo(request.version()) < 0) {
            findings.add(finding("dist-tag " + request.version().distTag() + " of "
                    + stored.built().packageName() + " stands at "
                    + current.map(ReleaseVersion::toString).orElse("no version") + ", not at " + request.version()));
        }
        return findings;
    }

    private List<Finding> release(PublishFacts published, StoredArtifacts stored) {
        Observed<ForgeRelease> release = published.channels().release();
        if (release.isUnknown()) {
            return List.of(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, release));
        }
        Optional<ForgeRelease> there = release.asOptional();
        if (there.isEmpty() || there.get().draft()) {
            return List.of(finding("release " + request.version().tag() + " is not published"));
        }
        List<Finding> findings = new ArrayList<>();
        if (there.get().prerelease() != request.version().isPrerelease()) {
            findings.add(finding("release " + request.version().tag() + " is "
                    + (there.get().prerelease() ? "" : "not ") + "marked as prerelease"));
        }
        for (Artifact artifact : stored.artifacts()) {
            Observed<Digest> attached =
                    published.channels().attached().getOrDefault(artifact.name(), Observed.absent("the release"));
            if (attached.isUnknown()) {
                findings.add(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, attached));
            } else if (!attached.asOptional().equals(Optional.of(artifact.sha256()))) {
                findings.add(finding(
                        artifact.name() + " of release " + request.version().tag() + " downloads as "
                                + attached.asOptional().map(Digest::toString).orElse("nothing") + ", released was "
                                + artifact.sha256()));
            }
        }
        return findings;
    }

    private static Finding finding(String message) {
        return Finding.blocker(
                Rule.PUBLISHED_AS_RELEASED,
                message,
                "Run the publishing stage again if something is missing; if bytes differ, warn users and release the next"
                        + " version");
    }
}
