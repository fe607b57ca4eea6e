package io.jenkins.plugins.aegis.operation.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.Plan.ChannelState;
import io.jenkins.plugins.aegis.plan.Plan.Presence;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.Asset;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PublishAllTest {
    private static final String VERSION = "1.2.3";
    private static final ReleaseVersion PARSED = ReleaseVersion.parse(VERSION);
    private static final StoredArtifacts BUILT = Artifacts.of(VERSION, "bytes");
    private static final Artifact TARBALL = BUILT.artifact(Artifacts.tarball(VERSION));

    private final Metadata target = Metadata.of(Views.MAIN, VERSION, "v1.2.2");
    private final Views views = Views.of(VERSION).tagged(Views.MAIN, message());
    private final Map<String, Observed<Digest>> attached = new HashMap<>();
    private Observed<StoredArtifacts> stored = Observed.present(BUILT, "the store");
    private Approvals approvals = Approvals.none();
    private Observed<Publication> npm = Observed.absent("the registry");
    private Observed<ForgeRelease> release = Observed.absent("release v1.2.3");
    private Observed<String> baseline = Observed.present("v1.2.2", "releases");

    private List<String> message() {
        return TagMessage.of(
                PARSED, OptionalInt.empty(), Subjects.of(PARSED, target.facts()).digest());
    }

    private Plan decide() {
        var view = views.view();
        return new PublishAll(Requests.of(VERSION))
                .decide(new PublishFacts(
                        new ReleasedCommit(
                                view, view.tag().map(tag -> target.facts()), Observed.present(true, "ancestors")),
                        new StoredBuild(stored),
                        approvals.facts(),
                        new Destinations(Map.of("npm", npm), release, attached),
                        baseline));
    }

    private void release(boolean draft, boolean prerelease) {
        List<Asset> assets = BUILT.artifacts().stream()
                .map(artifact -> new Asset(
                        1, artifact.name(), artifact.size(), "https://forge.example/" + artifact, Optional.empty()))
                .toList();
        release = Observed.present(
                new ForgeRelease(1, "v1.2.3", draft, prerelease, "https://forge.example/r", assets), "release v1.2.3");
        BUILT.artifacts()
                .forEach(artifact ->
                        attached.put(artifact.name(), Observed.present(artifact.sha256(), artifact.name())));
    }

    private void npmHas(String integrity) {
        npm = Observed.present(
                new Publication(Map.of(TARBALL.name(), integrity), Set.of(VERSION), Map.of("latest", VERSION)),
                "the registry");
    }

    @Test
    @DisplayName("L23 drafts, attaches, publishes the package, and last the release")
    void publishesInOrder() {
        Plans.assertPasses(decide());
        assertThat(decide().allActions())
                .extracting(ReleaseAction::effect)
                .containsExactly("ReleaseDraftCreation", "AssetUpload", "PackagePublish", "ReleasePublish");
        PublishAction.CreateDraft draft =
                (PublishAction.CreateDraft) decide().allActions().get(0);
        assertThat(draft.previousTag()).contains("v1.2.2");
        assertThat(draft.body()).contains("what 1.2.3 brings");
    }

    @Test
    @DisplayName("L19 the approved tag is no reason to refuse, and where all is there nothing is done")
    void isSettledWhereEverythingIsOurs() {
        release(false, false);
        npmHas(TARBALL.sha512().integrity());
        Plans.assertSettled(decide());
        assertThat(decide().observations())
                .extracting(ChannelState::presence)
                .containsExactly(Presence.OURS, Presence.OURS);
    }

    @Test
    void refusesWhereNothingWasBuilt() {
        stored = Observed.absent("the store");
        Plans.assertBlocks(decide(), Rule.ARTIFACTS_MATCH, Views.MAIN.hex());
        stored = Observed.unknown("the store", "disk error");
        Plans.assertUnknown(decide(), Rule.ARTIFACTS_MATCH, "disk error");
    }

    @Test
    @DisplayName("L14 artifacts that changed, came or went since the go/no-go are named with their digests")
    void refusesOtherBytesThanThoseApproved() {
        var subject = Subjects.of(PARSED, target.facts());
        approvals = Approvals.asked(subject, BUILT).go("maya");
        Plans.assertPasses(decide());
        approvals =
                Approvals.asked(subject, Artifacts.of(VERSION, "other bytes")).go("maya");
        assertThat(decide().allFindings()).hasSize(3).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.NOTHING_MOVED);
            assertThat(finding.message())
                    .contains(TARBALL.name(), TARBALL.sha256().toString());
        });
        approvals = Approvals.asked(subject).go("maya");
        assertThat(decide().allFindings()).hasSize(3).allSatisfy(finding -> assertThat(finding.message())
                .contains("was not there"));
    }

    @Test
    @DisplayName("L22 other bytes on npm stop with both digests")
    void refusesOtherBytesOnNpm() {
        npmHas("sha512-other");
        Plans.assertBlocks(
                decide(),
                Rule.PUBLISHED_BYTES_OURS,
                "@acme/widget@1.2.3",
                "sha512-other",
                TARBALL.sha512().integrity());
        assertThat(decide().observations().get(0).presence()).isEqualTo(Presence.OTHER_BYTES);
    }

    @Test
    @DisplayName("L22 other bytes on the release stop with both digests")
    void refusesOtherBytesOnTheRelease() {
        release(true, false);
        attached.put(TARBALL.name(), Observed.present(Digest.sha256("other"), TARBALL.name()));
        Plans.assertBlocks(
                decide(),
                Rule.PUBLISHED_BYTES_OURS,
                TARBALL.name(),
                Digest.sha256("other").toString(),
                TARBALL.sha256().toString());
    }

    @Test
    @DisplayName("L23 a published release that lacks something is not changed")
    void refusesAnIncompletePublishedRelease() {
        release(false, false);
        attached.remove("sbom.json");
        Plans.assertBlocks(decide(), Rule.PUBLISHED_BYTES_OURS, "v1.2.3", "without sbom.json");
    }

    @Test
    @DisplayName("L23 a draft with the wrong mark is not published")
    void refusesADraftMarkedOtherwise() {
        release(true, true);
        Plans.assertBlocks(decide(), Rule.PUBLISHED_AS_RELEASED, "draft v1.2.3 is marked as prerelease");
    }

    @Test
    @DisplayName("L6 latest is never taken from a newer version")
    void refusesToMoveLatestDown() {
        npm = Observed.present(new Publication(Map.of(), Set.of("1.3.0"), Map.of("latest", "1.3.0")), "the registry");
        Plans.assertBlocks(decide(), Rule.DIST_TAG_MOVES_UP, "1.3.0");
    }

    @Test
    @DisplayName("L6 a maintenance release on the forge is not marked as latest")
    void doesNotMarkAnOlderReleaseAsLatest() {
        assertThat(publication().latest()).isTrue();
        views.lightweight("v1.3.0", Commits.commit(5));
        assertThat(publication().latest()).isFalse();
    }

    private PublishAction.PublishRelease publication() {
        List<ReleaseAction> actions = decide().allActions();
        return (PublishAction.PublishRelease) actions.get(actions.size() - 1);
    }

    @Test
    @DisplayName("L21 a channel that does not answer is unknown, not empty")
    void doesNotKnowSilentChannels() {
        npm = Observed.unknown("the registry", "no registry");
        Plans.assertUnknown(decide(), Rule.REGISTRY_KNOWN, "no registry");
        assertThat(decide().allActions()).extracting(ReleaseAction::effect).doesNotContain("PackagePublish");
        release = Observed.unknown("release v1.2.3", "no forge");
        Plans.assertUnknown(decide(), Rule.REGISTRY_KNOWN, "no forge");
        release(true, false);
        attached.put("sbom.json", Observed.unknown("sbom.json", "no download"));
        baseline = Observed.unknown("releases", "no releases");
        Plans.assertUnknown(decide(), Rule.REGISTRY_KNOWN, "no download");
        Plans.assertUnknown(decide(), Rule.REGISTRY_KNOWN, "no releases");
        assertThat(decide().observations())
                .extracting(ChannelState::presence)
                .containsExactly(Presence.UNKNOWN, Presence.UNKNOWN);
    }

    @Test
    void showsAPartialRelease() {
        release(true, false);
        attached.remove("sbom.json");
        assertThat(decide().observations().get(1).presence()).isEqualTo(Presence.PARTIAL);
        assertThat(decide().allActions())
                .extracting(ReleaseAction::effect)
                .containsExactly("AssetUpload", "PackagePublish", "ReleasePublish");
    }
}
