package io.jenkins.plugins.aegis.operation.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfacePolicyTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");

    private final Metadata metadata = Metadata.of(Commits.commit(1), "1.2.3", "v1.2.2");

    private List<Finding> allState() {
        return SurfacePolicy.allState(Rule.RELEASE_PR_SURFACES, "#7", metadata.facts(), VERSION);
    }

    private List<Finding> agree() {
        return SurfacePolicy.agree(Rule.SURFACES_AGREE, "develop", metadata.facts());
    }

    @Test
    @DisplayName("L11 passes when every surface states the version")
    void passesWhenAllStateIt() {
        assertThat(allState()).isEmpty();
        assertThat(agree()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName(
            "L11 compares each surface: manifest, package.json, both places of package-lock.json, both of the chart")
    @MethodSource("surfaces")
    void namesTheOneSurfaceThatStatesAnother(String file, String pointer, String from) {
        metadata.edit(file, from, from.replace("1.2.3", "1.2.2"));
        Plans.assertBlocks(allState(), Rule.RELEASE_PR_SURFACES, file + "#" + pointer, "#7", "1.2.2", "not 1.2.3");
        Plans.assertBlocks(agree(), Rule.SURFACES_AGREE, "develop", file + "#" + pointer + " 1.2.2");
    }

    static Stream<Arguments> surfaces() {
        return Stream.of(
                Arguments.of(Metadata.MANIFEST, "/.", "1.2.3"),
                Arguments.of(Metadata.PACKAGE_JSON, "/version", "1.2.3"),
                Arguments.of(Metadata.PACKAGE_LOCK, "/version", "1.2.3\", \"packages"),
                Arguments.of(Metadata.PACKAGE_LOCK, "/packages//version", "1.2.3\"}}"),
                Arguments.of(Metadata.CHART, "/version", "\nversion: 1.2.3"),
                Arguments.of(Metadata.CHART, "/appVersion", "\"1.2.3\""));
    }

    @Test
    @DisplayName("L11 compares the changelog heading")
    void namesTheMissingHeading() {
        metadata.edit(Metadata.CHANGELOG, "[1.2.3]", "[1.2.2]");
        Plans.assertBlocks(allState(), Rule.RELEASE_PR_SURFACES, "CHANGELOG.md", "#7", "no heading for 1.2.3");
    }

    @Test
    @DisplayName("L11 names every surface that is wrong, not only the first")
    void namesAllWrongSurfaces() {
        metadata.edit(Metadata.MANIFEST, "1.2.3", "1.2.1").edit(Metadata.CHART, "1.2.3", "1.2.0");
        assertThat(allState())
                .extracting(Finding::message)
                .satisfiesExactly(
                        manifest -> assertThat(manifest).contains(Metadata.MANIFEST, "1.2.1"),
                        chart -> assertThat(chart).contains("Chart.yaml#/version", "1.2.0"),
                        app -> assertThat(app).contains("Chart.yaml#/appVersion", "1.2.0"));
    }

    @Test
    void saysNothingWhereASurfaceIsMissing() {
        metadata.without(Metadata.CHART);
        assertThat(allState()).hasSize(2).allSatisfy(finding -> assertThat(finding.message())
                .contains("states nothing"));
        Plans.assertBlocks(agree(), Rule.SURFACES_AGREE, "Chart.yaml#/version nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {Metadata.MANIFEST, Metadata.PACKAGE_JSON, Metadata.PACKAGE_LOCK, Metadata.CHART})
    void doesNotKnowWhenAFileCannotBeRead(String path) {
        metadata.unknown(path);
        Plans.assertUnknown(allState(), Rule.RELEASE_PR_SURFACES, "object is corrupt");
        Plans.assertUnknown(agree(), Rule.SURFACES_AGREE, "object is corrupt");
    }

    @Test
    void doesNotKnowWhenTheChangelogCannotBeRead() {
        metadata.unknown(Metadata.CHANGELOG);
        Plans.assertUnknown(allState(), Rule.RELEASE_PR_SURFACES, "object is corrupt");
    }

    @Test
    void doesNotKnowWhatAMalformedFileStates() {
        metadata.text(Metadata.PACKAGE_JSON, "{\"version\": ");
        Plans.assertUnknown(allState(), Rule.RELEASE_PR_SURFACES, "package.json#/version");
    }

    @Test
    void showsNoControlCharactersOfAFile() {
        metadata.edit(Metadata.MANIFEST, "1.2.3", "1.2.3\\n\\u001b[2J");
        assertThat(allState().get(0).message()).contains("\\u000a\\u001b[2J").doesNotContain("\n", "\u001b");
    }
}
