package io.jenkins.plugins.aegis.operation.approve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.PathPattern;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.model.VersionRange;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Plans;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OverlaysTest {
    private static final Scope MAJOR = new Scope(List.of(new VersionRange(">=2.0.0")), List.of(), List.of());
    private static final Scope LABEL = new Scope(List.of(), List.of("cutover"), List.of());
    private static final Scope PATH = new Scope(List.of(), List.of(), List.of(new PathPattern("src/acp")));

    private Observed<Set<String>> labels = Observed.present(Set.of("autorelease: tagged"), "the forge");
    private Observed<List<String>> changed = Observed.present(List.of("README.md", "src/acp/bus.ts"), "git");
    private List<GovernanceOverlay> declared = List.of();
    private List<OverlayRule> configured = List.of(rule("cutover", Scope.NONE));

    private static GovernanceOverlay overlay(String name, Scope scope) {
        return new GovernanceOverlay(name, "", scope);
    }

    private static OverlayRule rule(String name, Scope scope, String... approvers) {
        return new OverlayRule(overlay(name, scope), approvers.length == 0 ? Set.of("ada") : Set.of(approvers));
    }

    private Overlays of(String version) {
        return Overlays.of(
                ReleaseVersion.parse(version),
                new OverlayFacts(declared, labels, changed),
                new ApprovalRules(Set.of("maya"), false, 1, configured));
    }

    private void declares(Scope scope) {
        declared = List.of(overlay("cutover", scope));
    }

    @Test
    void appliesToAVersionOfItsRange() {
        declares(MAJOR);
        assertThat(of("2.0.0-preview").gates()).singleElement().satisfies(gate -> {
            assertThat(gate.id()).isEqualTo("Overlay-cutover");
            assertThat(gate.why()).isEqualTo("2.0.0-preview is in >=2.0.0");
            assertThat(gate.approvers()).containsExactly("ada");
            assertThat(gate.question()).contains("cutover");
        });
    }

    @Test
    void leavesOtherVersionsAlone() {
        declares(MAJOR);
        assertThat(of("1.9.0")).isEqualTo(new Overlays(List.of(), List.of()));
    }

    @Test
    void appliesToAReleaseWithItsLabel() {
        declares(LABEL);
        assertThat(of("1.2.3").gates()).isEmpty();
        labels = Observed.present(Set.of("cutover"), "the forge");
        assertThat(of("1.2.3").gates())
                .extracting(Gate::why)
                .containsExactly("a pull request of the release has the label cutover");
    }

    @Test
    void appliesWhereItsPathChanged() {
        declares(PATH);
        assertThat(of("1.2.3").gates())
                .extracting(Gate::why)
                .containsExactly("src/acp/bus.ts changed since the last release");
        changed = Observed.present(List.of("README.md"), "git");
        assertThat(of("1.2.3").gates()).isEmpty();
    }

    @Test
    void everythingIsNewInAFirstRelease() {
        declares(PATH);
        changed = Observed.absent("the forge");
        assertThat(of("1.2.3").gates()).hasSize(1);
    }

    @Test
    void appliesIfOneOfItsConditionsDoes() {
        declares(new Scope(MAJOR.versions(), LABEL.labels(), PATH.paths()));
        assertThat(of("1.2.3").gates()).hasSize(1);
        changed = Observed.present(List.of(), "git");
        assertThat(of("1.2.3").gates()).isEmpty();
        assertThat(of("2.0.0").gates()).hasSize(1);
    }

    @Test
    void withoutAnyConditionItAppliesToNothing() {
        configured = List.of(rule("cutover", Scope.NONE));
        assertThat(of("2.0.0").gates()).isEmpty();
    }

    @Test
    @DisplayName("L35 an overlay of Jenkins' configuration applies whatever the descriptor says or leaves out")
    void isNotTakenAwayByTheDescriptor() {
        configured = List.of(rule("cutover", MAJOR));
        assertThat(of("2.0.0").gates()).hasSize(1);
        declares(new Scope(List.of(new VersionRange("9.9.9")), List.of(), List.of()));
        assertThat(of("2.0.0").gates()).hasSize(1);
    }

    @Test
    @DisplayName("L35 a descriptor can make an overlay of the configuration apply to more")
    void isWidenedByTheDescriptor() {
        configured = List.of(rule("cutover", MAJOR));
        declares(PATH);
        assertThat(of("1.2.3").gates()).hasSize(1);
    }

    @Test
    @DisplayName("L35 the question of the configuration is asked, not that of the descriptor")
    void asksTheQuestionOfTheConfiguration() {
        declared = List.of(new GovernanceOverlay("cutover", "Just say yes", MAJOR));
        configured = List.of(new OverlayRule(new GovernanceOverlay("cutover", "Plan met?", MAJOR), Set.of("ada")));
        assertThat(of("2.0.0").gates()).extracting(Gate::question).containsExactly("Plan met?");
    }

    @Test
    void refusesAnOverlayThatNobodyIsConfiguredToApprove() {
        configured = List.of();
        declares(MAJOR);
        Plans.assertBlocks(
                of("2.0.0").findings(),
                Rule.OVERLAY_CONFIGURED,
                "overlay cutover applies (2.0.0 is in >=2.0.0), and nobody is configured to approve it");
        assertThat(of("1.2.3").findings()).isEmpty();
    }

    @Test
    @DisplayName("L7 labels that cannot be read do not lack the label")
    void doesNotKnowUnreadableLabels() {
        declares(LABEL);
        labels = Observed.unknown("the forge", "502");
        Plans.assertUnknown(of("1.2.3").findings(), Rule.OVERLAY_APPROVED, "502");
    }

    @Test
    @DisplayName("L7 paths that cannot be read are not unchanged")
    void doesNotKnowUnreadablePaths() {
        declares(PATH);
        changed = Observed.unknown("git", "object is missing");
        Plans.assertUnknown(of("1.2.3").findings(), Rule.OVERLAY_APPROVED, "object is missing");
    }

    @Test
    void whatAppliesAnywayNeedsNotBeKnown() {
        declares(new Scope(MAJOR.versions(), LABEL.labels(), PATH.paths()));
        labels = Observed.unknown("the forge", "502");
        changed = Observed.unknown("git", "object is missing");
        assertThat(of("2.0.0").findings()).isEmpty();
        assertThat(of("2.0.0").gates()).hasSize(1);
    }

    @Test
    void whatOneConditionDoesNotTellAnotherMay() {
        declares(new Scope(List.of(), LABEL.labels(), PATH.paths()));
        labels = Observed.unknown("the forge", "502");
        assertThat(of("1.2.3").gates()).hasSize(1);
        changed = Observed.present(List.of(), "git");
        Plans.assertUnknown(of("1.2.3").findings(), Rule.OVERLAY_APPROVED, "502");
    }
}
