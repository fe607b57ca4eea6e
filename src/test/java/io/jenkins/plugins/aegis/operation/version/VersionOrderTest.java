package io.jenkins.plugins.aegis.operation.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Plans;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOrderTest {
    private static List<Finding> above(String version, String... tags) {
        return VersionOrder.aboveTags(ReleaseVersion.parse(version), List.of(tags));
    }

    private static List<Finding> moves(String version, Map<String, String> distTags) {
        return VersionOrder.distTagMovesUp(
                ReleaseVersion.parse(version),
                Observed.present(new Publication(Map.of(), Set.of(), distTags), "the registry"));
    }

    @Test
    @DisplayName("L3 a version that both orders put on top passes")
    void passesAboveAllTags() {
        assertThat(above("1.2.4-preview", "v1.2.3", "v1.2.3-preview.9", "v1.2.3-rc", "nightly", "v1.2.4-preview1"))
                .isEmpty();
    }

    @Test
    @DisplayName("L3 a preview after a beta sorts lower on PyPI only, and the message says so")
    void namesPyPiWherePep440DiffersFromSemVer() {
        Plans.assertBlocks(
                above("1.2.3-preview", "v1.2.3-beta"),
                Rule.VERSION_INCREASES,
                "PyPI (PEP 440)",
                "1.2.3-preview",
                "below 1.2.3-beta");
    }

    @Test
    @DisplayName("L3 an alpha after a preview sorts lower on npm and Helm only, and the message says so")
    void namesNpmWhereSemVerDiffersFromPep440() {
        Plans.assertBlocks(
                above("1.2.3-alpha", "v1.2.3-preview"),
                Rule.VERSION_INCREASES,
                "npm and Helm (SemVer)",
                "below 1.2.3-preview");
    }

    @Test
    @DisplayName("L3 a version below by both orders is named for both, always in the same order")
    void namesBothEcosystems() {
        assertThat(above("1.2.3-rc", "v1.2.3"))
                .extracting(Finding::message)
                .satisfiesExactly(first -> assertThat(first).startsWith("npm and Helm"), second -> assertThat(second)
                        .startsWith("PyPI"));
    }

    @Test
    void letsAMaintenanceLineGoOn() {
        assertThat(above("1.2.4", "v1.3.0", "v2.0.0", "v1.2.3")).isEmpty();
    }

    @Test
    void doesNotCompareAVersionWithItself() {
        assertThat(above("1.2.3", "v1.2.3")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("L6 a dist-tag never moves down")
    @CsvSource({
        "1.2.4,latest,1.3.0",
        "1.2.4,latest,2.0.0",
        "1.2.4-preview,preview,1.2.4-preview.1",
        "1.0.0-rc,rc,1.0.0-rc.2"
    })
    void refusesToMoveADistTagDown(String version, String distTag, String current) {
        Plans.assertBlocks(moves(version, Map.of(distTag, current)), Rule.DIST_TAG_MOVES_UP, distTag, version, current);
    }

    @ParameterizedTest
    @DisplayName("L6 a dist-tag moves up, stays, or is new")
    @CsvSource({"1.3.0,latest,1.2.9", "1.3.0,latest,1.3.0", "1.3.0,preview,9.0.0-preview", "1.3.0-preview,latest,9.0.0"
    })
    void letsADistTagMoveUp(String version, String distTag, String current) {
        assertThat(moves(version, Map.of(distTag, current))).isEmpty();
    }

    @Test
    @DisplayName("L6 a dist-tag at something that is no release version is not taken for lower")
    void refusesWhereTheCurrentVersionCannotBeCompared() {
        Plans.assertBlocks(
                moves("1.2.4", Map.of("latest", "2.0.0-next.1")), Rule.DIST_TAG_MOVES_UP, "latest", "2.0.0-next.1");
    }

    @Test
    void passesWhereNothingIsPublished() {
        assertThat(VersionOrder.distTagMovesUp(ReleaseVersion.parse("1.2.3"), Observed.absent("the registry")))
                .isEmpty();
    }

    @Test
    void doesNotKnowWhenTheRegistryDoesNotAnswer() {
        Plans.assertUnknown(
                VersionOrder.distTagMovesUp(
                        ReleaseVersion.parse("1.2.3"), Observed.unknown("the registry", "HTTP 502")),
                Rule.DIST_TAG_MOVES_UP,
                "HTTP 502");
    }

    private static List<Finding> published(String version, Channel channel, String... there) {
        return VersionOrder.abovePublished(
                ReleaseVersion.parse(version),
                channel,
                Observed.present(new Publication(Map.of(), Set.of(there), Map.of()), "the index"));
    }

    private static final Channel.Place PLACE = new Channel.Place("own-channel", List.of(), false);
    private static final Channel PYPI = new Channel.PyPi(PLACE, "own", ".", List.of(), List.of(), true);
    private static final Channel NPM = new Channel.Npm(PLACE, ".", List.of(), false);

    @Test
    @DisplayName("L3 a preview after a beta is refused for the Python index by name, in the forms of that index")
    void namesThePythonIndexThatWouldSortItLower() {
        Plans.assertBlocks(
                published("1.2.3-preview", PYPI, "1.2.3b0", "1.2.2"),
                Rule.VERSION_INCREASES,
                "channel own-channel (pypi) sorts 1.2.3.dev0 below 1.2.3b0");
        assertThat(published("1.2.3-preview", NPM, "1.2.3-beta", "1.2.2")).isEmpty();
    }

    @Test
    @DisplayName("L3 an alpha after a preview is refused for npm by name, and not for the Python index")
    void namesTheRegistryThatWouldSortItLower() {
        Plans.assertBlocks(
                published("1.2.3-alpha", NPM, "1.2.3-preview", "1.2.2"),
                Rule.VERSION_INCREASES,
                "channel own-channel (npm) sorts 1.2.3-alpha below 1.2.3-preview");
        assertThat(published("1.2.3-alpha", PYPI, "1.2.3.dev0", "1.2.2")).isEmpty();
    }

    @Test
    @DisplayName("L3 what the index has by other hands counts too: post releases and epochs")
    void comparesWithVersionsThatAreNoReleasesOfOurs() {
        Plans.assertBlocks(published("1.2.3", PYPI, "1.2.3.post1"), Rule.VERSION_INCREASES, "below 1.2.3.post1");
        Plans.assertBlocks(published("1.2.3", PYPI, "1!0.1"), Rule.VERSION_INCREASES, "below 1!0.1");
        assertThat(published("1.2.3", PYPI, "1.2.3", "1.2.3rc4", "not-a-version"))
                .isEmpty();
    }

    @Test
    void letsAMaintenanceLineGoOnWhereANewerLineIsPublished() {
        assertThat(published("1.2.4", PYPI, "1.3.0", "2.0", "1.2.3")).isEmpty();
        assertThat(published("1.2.4", NPM, "1.3.0", "2.0.0", "1.2.3")).isEmpty();
    }

    @Test
    void passesWhereNothingIsPublishedYet() {
        assertThat(VersionOrder.abovePublished(ReleaseVersion.parse("1.2.3"), PYPI, Observed.absent("the index")))
                .isEmpty();
    }

    @Test
    void doesNotKnowWhenTheIndexDoesNotAnswer() {
        Plans.assertUnknown(
                VersionOrder.abovePublished(
                        ReleaseVersion.parse("1.2.3"), PYPI, Observed.unknown("the index", "HTTP 502")),
                Rule.VERSION_INCREASES,
                "HTTP 502");
    }
}
