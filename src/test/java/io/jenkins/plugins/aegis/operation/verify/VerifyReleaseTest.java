package io.jenkins.plugins.aegis.operation.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.operation.publish.Destinations;
import io.jenkins.plugins.aegis.operation.publish.PublishFacts;
import io.jenkins.plugins.aegis.operation.publish.ReleasedCommit;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerifyReleaseTest {
    private static final String VERSION = "1.2.3";
    private static final ReleaseVersion PARSED = ReleaseVersion.parse(VERSION);
    private static final StoredArtifacts BUILT = Artifacts.of(VERSION, "bytes");
    private static final Artifact TARBALL = BUILT.artifact(Artifacts.tarball(VERSION));

    private final Metadata target = Metadata.of(Views.MAIN, VERSION, "v1.2.2");
    private final Map<String, Observed<Digest>> attached = new HashMap<>();
    private Observed<StoredArtifacts> stored = Observed.present(BUILT, "the store");
    private Observed<Publication> npm = distTag(VERSION);
    private Observed<ForgeRelease> release = release(false, false);
    private Observed<Map<String, Digest>> downloaded = served(TARBALL.sha512());
    private Observed<Map<String, String>> listed = stating(TARBALL.sha512().integrity());
    private Observed<Verdict> bundle = Observed.absent("the release");

    @BeforeEach
    void attachAll() {
        BUILT.artifacts()
                .forEach(artifact ->
                        attached.put(artifact.name(), Observed.present(artifact.sha256(), artifact.name())));
    }

    private static Observed<Map<String, Digest>> served(Digest digest) {
        return Observed.present(Map.of(TARBALL.name(), digest), "the registry");
    }

    private static Observed<Map<String, String>> stating(String digest) {
        return Observed.present(Map.of(TARBALL.name(), digest), "the index");
    }

    private static Observed<Publication> distTag(String version) {
        return Observed.present(
                new Publication(
                        Map.of(TARBALL.name(), TARBALL.sha512().integrity()),
                        Set.of(VERSION),
                        Map.of("latest", version)),
                "the registry");
    }

    private static Observed<ForgeRelease> release(boolean draft, boolean prerelease) {
        return Observed.present(
                new ForgeRelease(1, "v1.2.3", draft, prerelease, "https://forge.example/r", List.of()), "the release");
    }

    private Plan decide() {
        var view = Views.of(VERSION)
                .tagged(
                        Views.MAIN,
                        TagMessage.of(
                                PARSED,
                                OptionalInt.empty(),
                                Subjects.of(PARSED, target.facts()).digest()))
                .view();
        return new VerifyRelease(Requests.of(VERSION))
                .decide(new VerifyRelease.Facts(
                        new PublishFacts(
                                new ReleasedCommit(view, Optional.of(target.facts()), Observed.present(true, "main")),
                                new StoredBuild(stored),
                                Approvals.none().facts(),
                                new Destinations(Map.of("npm", npm), release, attached),
                                Observed.absent("releases")),
                        Map.of("npm", downloaded),
                        Map.of("npm", listed),
                        bundle));
    }

    @Test
    @DisplayName("L28 passes where users get the released bytes")
    void passes() {
        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("L28 other bytes on npm are named with both digests")
    void refusesOtherBytesOnNpm() {
        downloaded = served(Digest.of(Digest.Algorithm.SHA512, new byte[0]));
        Plans.assertBlocks(
                decide(),
                Rule.PUBLISHED_AS_RELEASED,
                "@acme/widget@1.2.3",
                "sha512:cf83",
                TARBALL.sha512().toString());
        downloaded = Observed.absent("the registry");
        Plans.assertBlocks(decide(), Rule.RELEASE_VISIBLE, "npm serves no " + TARBALL.name());
    }

    @Test
    @DisplayName("L28 an index entry that somebody changed has a message of its own")
    void refusesAnIndexThatStatesAnotherDigest() {
        listed = stating("sha256:" + "f".repeat(64));
        Plans.assertBlocks(
                decide(),
                Rule.PUBLISHED_AS_RELEASED,
                "the index of npm states " + TARBALL.name(),
                "sha256:" + "f".repeat(64),
                TARBALL.sha256().toString());
        listed = stating("");
        Plans.assertBlocks(decide(), Rule.PUBLISHED_AS_RELEASED, "without a digest");
    }

    @Test
    @DisplayName("L25 an index without the package is told once, as what users meet first")
    void refusesAnIndexThatDoesNotListThePackage() {
        listed = Observed.absent("the index");
        downloaded = Observed.absent("the index");
        Plans.assertBlocks(
                decide(), Rule.RELEASE_VISIBLE, "the index of npm does not list " + TARBALL.name(), "the index");
        assertThat(decide().findings()).hasSize(1);
    }

    @Test
    void doesNotKnowAnIndexThatCannotBeRead() {
        listed = Observed.unknown("the index", "no index");
        Plans.assertUnknown(decide(), Rule.PUBLISHED_AS_RELEASED, "no index");
        downloaded = Observed.unknown("the registry", "no download");
        assertThat(decide().findings()).hasSize(1);
    }

    @Test
    @DisplayName("L28 other bytes of an asset are named with both digests")
    void refusesAnotherAsset() {
        attached.put("sbom.json", Observed.present(Digest.sha256("other"), "sbom.json"));
        Plans.assertBlocks(
                decide(),
                Rule.PUBLISHED_AS_RELEASED,
                "sbom.json",
                Digest.sha256("other").toString());
        attached.remove("sbom.json");
        Plans.assertBlocks(decide(), Rule.RELEASE_VISIBLE, "serves no sbom.json");
    }

    @Test
    @DisplayName("L6 a dist-tag below the version is named, one above is right")
    void comparesTheDistTag() {
        npm = distTag("1.2.2");
        Plans.assertBlocks(decide(), Rule.RELEASE_VISIBLE, "latest", "1.2.2", "not at 1.2.3");
        npm = distTag("1.2.4");
        Plans.assertPasses(decide());
    }

    @Test
    @DisplayName("L23 a draft, a missing release and a wrong mark are named")
    void comparesTheRelease() {
        release = release(true, false);
        Plans.assertBlocks(decide(), Rule.RELEASE_VISIBLE, "v1.2.3 is not published");
        release = Observed.absent("the release");
        Plans.assertBlocks(decide(), Rule.RELEASE_VISIBLE, "v1.2.3 is not published");
        release = release(false, true);
        Plans.assertBlocks(decide(), Rule.PUBLISHED_AS_RELEASED, "marked as prerelease");
    }

    @Test
    void namesEverythingAtOnce() {
        downloaded = Observed.absent("the registry");
        npm = distTag("1.0.0");
        release = release(false, true);
        attached.clear();
        assertThat(decide().findings()).hasSize(6);
    }

    @Test
    void doesNotKnowUnreadableFacts() {
        downloaded = Observed.unknown("the registry", "no download");
        release = Observed.unknown("the release", "no forge");
        Plans.assertUnknown(decide(), Rule.PUBLISHED_AS_RELEASED, "no download");
        Plans.assertUnknown(decide(), Rule.PUBLISHED_AS_RELEASED, "no forge");
        downloaded = served(TARBALL.sha512());
        npm = Observed.unknown("the registry", "no registry");
        Plans.assertUnknown(decide(), Rule.PUBLISHED_AS_RELEASED, "no registry");
        release = release(false, false);
        attached.put("sbom.json", Observed.unknown("sbom.json", "no asset"));
        Plans.assertUnknown(decide(), Rule.PUBLISHED_AS_RELEASED, "no asset");
    }

    @Test
    @DisplayName("L28 an attestation that does not hold has a message of its own")
    void refusesAnAttestationThatDoesNotHold() {
        List<Artifact> artifacts = new ArrayList<>(BUILT.artifacts());
        artifacts.add(new Artifact(Attestor.BUNDLE, 1, TARBALL.sha256(), TARBALL.sha512()));
        stored = Observed.present(new StoredArtifacts(BUILT.packages(), artifacts, BUILT.directory()), "the store");
        attached.put(Attestor.BUNDLE, Observed.present(TARBALL.sha256(), Attestor.BUNDLE));
        bundle = Observed.present(new Verdict.Refused("the signature is another's"), "the signature");

        Plans.assertBlocks(decide(), Rule.ATTESTED, "package.sigstore of release v1.2.3", "another's");
    }

    @Test
    void tellsAStoreThatCannotBeReadFromAnEmptyOne() {
        stored = Observed.absent("the store");
        Plans.assertBlocks(decide(), Rule.PUBLISHED_AS_RELEASED, "not in the store");
        stored = Observed.unknown("the store", "disk error");
        Plans.assertUnknown(decide(), Rule.PUBLISHED_AS_RELEASED, "disk error");
        assertThat(decide().findings()).hasSize(1);
    }
}
