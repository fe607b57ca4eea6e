package io.jenkins.plugins.aegis.operation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.history.JudgedTag.Origin;
import io.jenkins.plugins.aegis.operation.metadata.DescriptorReading;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPlannerTest {
    private static final List<String> RECOVERY = List.of(
            "Release v1.0.1-preview.1",
            "",
            "recovery-release: true",
            "",
            "recovery-issue: #12",
            "",
            "recovery-confirmation: RECOVERY 1.0.1-preview.1");

    private final Histories history = new Histories().tag("v1.0.0", "");

    @Test
    void passesATagThatIsAsThePolicyWantsIt() {
        JudgedTag tag = history.tag("v1.1.0", "v1.0.0").judged("v1.1.0");

        assertThat(tag.blocking()).isEmpty();
        assertThat(tag.state(Aspect.ANNOTATED)).isEqualTo(AspectState.MET);
        assertThat(tag.state(Aspect.ON_PRODUCTION)).isEqualTo(AspectState.MET);
        assertThat(tag.state(Aspect.SURFACES)).isEqualTo(AspectState.MET);
        assertThat(tag.state(Aspect.CHANGELOG)).isEqualTo(AspectState.MET);
        assertThat(tag.state(Aspect.RECOVERY)).isEqualTo(AspectState.NOT_JUDGED);
        assertThat(history.judged().conforms()).isTrue();
    }

    @Test
    void listsTagsByVersionAndMalformedOnesLast() {
        history.tag("v1.10.0", "")
                .tag("v1.2.0", "")
                .tag("v1.2.0-rc", "")
                .malformed("v1")
                .malformed("v01.0.0");

        assertThat(history.judged().tags().stream().map(tag -> tag.tag().name()))
                .containsExactly("v1.0.0", "v1.2.0-rc", "v1.2.0", "v1.10.0", "v01.0.0", "v1");
    }

    @Test
    void leavesTagsAsideThatAreNoVersionTags() {
        history.malformed("backup-2025").malformed("1.0.0");

        assertThat(history.judged().tags()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.1.0, stable",
        "v1.1.0-preview, planned prerelease",
        "v1.1.0-rc.2, recovery prerelease",
        "v1.1.0-preview.2, recovery preview"
    })
    void namesTheKind(String tag, String kind) {
        assertThat(history.tag(tag, "v1.0.0").judged(tag).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @DisplayName("L1 a tag of another form is malformed, and the reason is named")
    @CsvSource(
            delimiter = '|',
            value = {
                "v1.2 | three numbers X.Y.Z do not follow the v",
                "v1.2.3.4 | what follows X.Y.Z starts with no dash",
                "v01.2.3 | a number has a leading zero",
                "v1.2.3456789012 | a number has more than 9 digits",
                "v1.2.3-dev | the prerelease is none of alpha, beta, preview, rc",
                "v1.2.3-preview1 | the counter is not joined by a dot",
                "v1.2.3-preview-1 | the counter is not joined by a dot",
                "v1.2.3-preview.0 | the counter starts at 1",
                "v1.2.3-preview.007 | a number has a leading zero",
                "v1.2.3-preview.x | the counter is no number",
                "v1.2.3+build | what follows X.Y.Z starts with no dash"
            })
    void saysWhyATagIsMalformed(String tag, String why) {
        JudgedTag judged = history.malformed(tag).judged(tag);

        assertThat(judged.kind()).isEqualTo("malformed");
        assertThat(of(judged, Rule.HISTORY_VERSION_FORM))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message()).contains(tag).endsWith(why));
        assertThat(judged.state(Aspect.SURFACES)).isEqualTo(AspectState.NOT_JUDGED);
    }

    @Test
    @DisplayName("L17 a lightweight tag does not conform")
    void findsALightweightTag() {
        JudgedTag tag = history.lightweight("v1.1.0", "v1.0.0").judged("v1.1.0");

        assertThat(rules(tag)).containsExactly(Rule.HISTORY_TAG_ANNOTATED);
        assertThat(tag.state(Aspect.ANNOTATED)).isEqualTo(AspectState.NOT_MET);
    }

    @Test
    void findsATagThatIsNotReachableFromProduction() {
        JudgedTag tag = history.tag("v1.1.0", "v1.0.0").offProduction("v1.1.0").judged("v1.1.0");

        assertThat(rules(tag)).containsExactly(Rule.HISTORY_TAG_ON_PRODUCTION);
        assertThat(tag.blocking().get(0).message()).contains("v1.1.0", "main");
    }

    @Test
    void findsATagThatLeadsToNoCommit() {
        JudgedTag tag = history.leadingNowhere("v1.1.0").judged("v1.1.0");

        assertThat(rules(tag)).containsExactly(Rule.HISTORY_TAG_ON_PRODUCTION);
        assertThat(tag.state(Aspect.SURFACES)).isEqualTo(AspectState.NOT_JUDGED);
    }

    @Test
    void doesNotKnowWhetherATagIsReachable() {
        JudgedTag tag =
                history.reachable(Observed.unknown("tags", "object is corrupt")).judged("v1.0.0");

        assertThat(tag.state(Aspect.ON_PRODUCTION)).isEqualTo(AspectState.UNKNOWN);
        assertThat(tag.conforms()).isFalse();
    }

    @Test
    void findsAProductionBranchThatIsNotThere() {
        HistoryVerdict verdict = history.reachable(Observed.absent("main")).judged();

        assertThat(verdict.general()).extracting(Finding::rule).containsExactly(Rule.PRODUCTION_EXISTS);
        assertThat(verdict.tags().get(0).state(Aspect.ON_PRODUCTION)).isEqualTo(AspectState.NOT_JUDGED);
        assertThat(verdict.conforms()).isFalse();
    }

    @Test
    @DisplayName("L7 a remote that does not answer conforms to nothing")
    void doesNotKnowARemoteThatDoesNotAnswer() {
        HistoryVerdict verdict = history.unknown("timed out").judged();

        assertThat(verdict.conforms()).isFalse();
        assertThat(verdict.general()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.REMOTE_KNOWN);
            assertThat(finding.unknown()).isTrue();
        });
    }

    @Test
    void passesOnThatTheGoverningDescriptorIsInvalid() {
        Observed<String> text = Observed.present("branches: 7\n", "descriptor");

        assertThat(history.reading(DescriptorReading.of(text)).judged().general())
                .extracting(Finding::rule)
                .contains(Rule.DESCRIPTOR_VALID);
    }

    @ParameterizedTest
    @DisplayName("L11 every surface that states another version is named")
    @CsvSource(
            delimiter = '|',
            value = {
                ".release-please-manifest.json | .release-please-manifest.json#/.",
                "package.json | package.json#/version",
                "deploy/helm/aegis/Chart.yaml | deploy/helm/aegis/Chart.yaml#/appVersion"
            })
    void namesTheSurfaceThatDiffers(String file, String surface) {
        Metadata files = Histories.files("v1.1.0", "v1.0.0").edit(file, "1.1.0", "1.0.9");
        JudgedTag tag = history.tag("v1.1.0", files, List.of("Release v1.1.0")).judged("v1.1.0");

        assertThat(tag.state(Aspect.SURFACES)).isEqualTo(AspectState.NOT_MET);
        assertThat(of(tag, Rule.HISTORY_SURFACES)).anySatisfy(finding -> assertThat(finding.message())
                .contains(surface, "v1.1.0", "states 1.0.9, not 1.1.0"));
    }

    @Test
    @DisplayName("L11 both places of the lock file are compared")
    void namesBothPlacesOfTheLockFile() {
        Metadata files = Histories.files("v1.1.0", "v1.0.0").edit(Metadata.PACKAGE_LOCK, "1.1.0", "1.0.9");

        assertThat(of(history.tag("v1.1.0", files, List.of("Release v1.1.0")).judged("v1.1.0"), Rule.HISTORY_SURFACES))
                .hasSize(2);
    }

    @Test
    void takesAFileThatCameLaterForANoteWhereNoDescriptorAsksForIt() {
        Metadata files = Histories.files("v1.1.0", "v1.0.0").without(Metadata.CHART);
        JudgedTag tag = history.tag("v1.1.0", files, List.of("Release v1.1.0")).judged("v1.1.0");

        assertThat(tag.conforms()).isTrue();
        assertThat(of(tag, Rule.HISTORY_SURFACES)).hasSize(2).noneMatch(Finding::isBlocker);
    }

    @Test
    void findsAMissingFileWhereTheCommitHasADescriptor() {
        Metadata files =
                Histories.files("v1.1.0", "v1.0.0").without(Metadata.CHART).text(ReleaseDescriptor.PATH, "schema: 1\n");
        JudgedTag tag = history.tag("v1.1.0", files, List.of("Release v1.1.0")).judged("v1.1.0");

        assertThat(of(tag, Rule.HISTORY_SURFACES)).hasSize(2).allMatch(Finding::isBlocker);
    }

    @Test
    void findsAFileThatStatesNothing() {
        Metadata files = Histories.files("v1.1.0", "v1.0.0").text(Metadata.PACKAGE_JSON, "{}");
        JudgedTag tag = history.tag("v1.1.0", files, List.of("Release v1.1.0")).judged("v1.1.0");

        assertThat(of(tag, Rule.HISTORY_SURFACES)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("states nothing"));
    }

    @Test
    void doesNotKnowASurfaceThatCannotBeRead() {
        Metadata files = Histories.files("v1.1.0", "v1.0.0").unknown(Metadata.PACKAGE_JSON);
        JudgedTag tag = history.tag("v1.1.0", files, List.of("Release v1.1.0")).judged("v1.1.0");

        assertThat(tag.state(Aspect.SURFACES)).isEqualTo(AspectState.UNKNOWN);
        assertThat(tag.conforms()).isFalse();
    }

    @Test
    void findsAChangelogWithoutHeading() {
        Metadata files = Histories.files("v1.1.0", "v1.0.0").text(Metadata.CHANGELOG, "# Changelog\n");
        JudgedTag tag = history.tag("v1.1.0", files, List.of("Release v1.1.0")).judged("v1.1.0");

        assertThat(rules(tag)).containsExactly(Rule.HISTORY_CHANGELOG);
    }

    @Test
    void doesNotKnowAChangelogThatCannotBeRead() {
        Metadata files = Histories.files("v1.1.0", "v1.0.0").unknown(Metadata.CHANGELOG);
        JudgedTag tag = history.tag("v1.1.0", files, List.of("Release v1.1.0")).judged("v1.1.0");

        assertThat(tag.state(Aspect.CHANGELOG)).isEqualTo(AspectState.UNKNOWN);
    }

    @ParameterizedTest
    @DisplayName("L12 the changelog starts at the highest lower version tag")
    @ValueSource(strings = {"v0.9.0", "v1.1.0-preview", "v2.0.0", ""})
    void findsAChangelogThatStartsElsewhere(String from) {
        JudgedTag tag = history.tag("v1.1.0-rc", "v1.0.0")
                .tag("v2.0.0", "v1.1.0")
                .tag("v1.1.0", from)
                .judged("v1.1.0");

        assertThat(rules(tag)).containsExactly(Rule.HISTORY_BASELINE);
        assertThat(tag.blocking().get(0).message()).contains("v1.1.0-rc");
    }

    @Test
    @DisplayName("L12 the first version's changelog starts at no tag")
    void findsAFirstChangelogThatStartsAtATagThatIsNotThere() {
        JudgedTag tag = history.tag("v0.1.0", "v0.0.9").judged("v0.1.0");

        assertThat(rules(tag)).containsExactly(Rule.HISTORY_BASELINE);
    }

    @Test
    @DisplayName("L17 a recovery tag with its three lines conforms")
    void passesARecoveryTagWithItsLines() {
        JudgedTag tag = recovery(RECOVERY);

        assertThat(tag.conforms()).isTrue();
        assertThat(tag.state(Aspect.RECOVERY)).isEqualTo(AspectState.MET);
    }

    @ParameterizedTest
    @DisplayName("L17 each of the three recovery lines counts")
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | recovery-release: yes",
                "2 | recovery-release: true.",
                "4 | recovery-issue: 12",
                "4 | recovery-issue: #0",
                "4 | see recovery-issue: #12",
                "6 | recovery-confirmation: RECOVERY 1.0.1-preview.2",
                "6 | recovery-confirmation: recovery 1.0.1-preview.1"
            })
    void findsARecoveryTagWithAnInexactLine(int line, String text) {
        List<String> message = new ArrayList<>(RECOVERY);
        String expected = message.set(line, text);
        JudgedTag tag = recovery(message);

        assertThat(tag.state(Aspect.RECOVERY)).isEqualTo(AspectState.NOT_MET);
        assertThat(of(tag, Rule.HISTORY_RECOVERY_LINES)).singleElement().satisfies(finding -> assertThat(
                        finding.message())
                .contains("v1.0.1-preview.1", expected.replace("#12", "#<issue>")));
    }

    @Test
    void asksNoRecoveryLinesOfOtherNumberedVersions() {
        assertThat(history.tag("v1.1.0-rc.1", "v1.0.0").judged("v1.1.0-rc.1").conforms())
                .isTrue();
    }

    @Test
    void takesATagWithoutApprovalForOneFromElsewhereAndNotForAFailure() {
        JudgedTag tag = history.judged("v1.0.0");

        assertThat(tag.origin()).isEqualTo(Origin.ELSEWHERE);
        assertThat(of(tag, Rule.HISTORY_APPROVAL)).singleElement().satisfies(finding -> {
            assertThat(finding.isBlocker()).isFalse();
            assertThat(finding.message()).contains("made elsewhere");
        });
    }

    @Test
    @DisplayName("L17 an approval that can be computed again is ours")
    void knowsItsOwnTagByTheApproval() {
        history.released("v1.1.0", "v1.0.0", OptionalInt.empty())
                .released("v1.1.1-preview.1", "v1.1.0", OptionalInt.of(12));

        assertThat(history.judged("v1.1.0").origin()).isEqualTo(Origin.THIS_PIPELINE);
        assertThat(history.judged("v1.1.1-preview.1").origin()).isEqualTo(Origin.THIS_PIPELINE);
        assertThat(history.judged("v1.1.1-preview.1").findings()).isEmpty();
    }

    @Test
    @DisplayName("L17 an approval of something else is a false claim")
    void findsAnApprovalOfSomethingElse() {
        List<String> message = List.of("Release v1.1.0", "", "aegis-approval: sha256:" + "0".repeat(64));
        JudgedTag tag = history.tag("v1.1.0", Histories.files("v1.1.0", "v1.0.0"), message)
                .judged("v1.1.0");

        assertThat(tag.origin()).isEqualTo(Origin.FALSE_CLAIM);
        assertThat(rules(tag)).containsExactly(Rule.TAG_IS_OURS);
    }

    @Test
    void doesNotKnowAnApprovalOfFilesThatCannotBeRead() {
        List<String> message = List.of("Release v1.1.0", "", "aegis-approval: sha256:" + "0".repeat(64));
        Metadata files = Histories.files("v1.1.0", "v1.0.0").unknown(Metadata.PACKAGE_LOCK);

        assertThat(history.tag("v1.1.0", files, message).judged("v1.1.0").origin())
                .isEqualTo(Origin.UNKNOWN);
    }

    private JudgedTag recovery(List<String> message) {
        return history.tag("v1.0.1-preview.1", Histories.files("v1.0.1-preview.1", "v1.0.0"), message)
                .judged("v1.0.1-preview.1");
    }

    private static List<Rule> rules(JudgedTag tag) {
        return tag.blocking().stream().map(Finding::rule).toList();
    }

    private static List<Finding> of(JudgedTag tag, Rule rule) {
        return tag.findings().stream().filter(finding -> finding.rule() == rule).toList();
    }
}
