package io.jenkins.plugins.aegis.operation.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Prerelease;
import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Plans;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionPolicyTest {
    private static final Set<Prerelease> RUNBOOK = Set.of(Prerelease.PREVIEW);
    private static final String VERSION = "1.2.3-preview.1";
    private static final String CONFIRMATION = "RECOVERY 1.2.3-preview.1";

    private static List<Finding> check(String version, RecoveryAuthorisation given) {
        return VersionPolicy.check(ReleaseVersion.parse(version), given, RUNBOOK);
    }

    private static RecoveryAuthorisation given(boolean flag, int issue, String reason, String confirmation) {
        return new RecoveryAuthorisation(flag, issue, reason, confirmation);
    }

    @Test
    @DisplayName("L4 a numbered preview passes with flag, issue, reason and confirmation")
    void passesWithTheWholeAuthorisation() {
        assertThat(check(VERSION, given(true, 42, "crashes", CONFIRMATION))).isEmpty();
    }

    @Test
    @DisplayName("L4 a numbered preview is refused without the flag")
    void refusesWithoutTheFlag() {
        assertRefused(given(false, 42, "crashes", CONFIRMATION), "flag is not set");
    }

    @Test
    @DisplayName("L4 a numbered preview is refused without an approval issue")
    void refusesWithoutTheIssue() {
        assertRefused(given(true, 0, "crashes", CONFIRMATION), "no approval issue");
    }

    @ParameterizedTest
    @DisplayName("L4 a numbered preview is refused without a reason")
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesWithoutTheReason(String reason) {
        assertRefused(given(true, 42, reason, CONFIRMATION), "no reason");
    }

    @ParameterizedTest
    @DisplayName("L4 a numbered preview is refused without its exact confirmation")
    @ValueSource(
            strings = {
                "",
                "RECOVERY",
                "recovery 1.2.3-preview.1",
                "RECOVERY 1.2.3-preview.2",
                "RECOVERY 1.2.3-preview.10",
                "RECOVERY v1.2.3-preview.1",
                " RECOVERY 1.2.3-preview.1",
                "RECOVERY 1.2.3-preview.1 ",
                "RECOVERY  1.2.3-preview.1"
            })
    void refusesWithoutTheExactConfirmation(String confirmation) {
        assertRefused(given(true, 42, "crashes", confirmation), "\"" + CONFIRMATION + "\"");
    }

    @Test
    @DisplayName("L4 every missing part is named at once")
    void namesEveryMissingPart() {
        assertThat(check(VERSION, RecoveryAuthorisation.NONE)).hasSize(4).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.VERSION_POLICY);
            assertThat(finding.message()).contains(VERSION);
        });
    }

    @ParameterizedTest
    @DisplayName("L4 the recovery flag is refused with a version that is no recovery version")
    @ValueSource(strings = {"1.2.3", "1.2.3-preview", "1.2.3-rc", "1.2.3-rc.1"})
    void refusesTheFlagWithAnotherVersion(String version) {
        Plans.assertBlocks(
                check(version, given(true, 42, "crashes", "RECOVERY " + version)), Rule.VERSION_POLICY, version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1.2.3-preview", "1.2.3-alpha", "1.2.3-alpha.1", "1.2.3-rc.2"})
    @DisplayName("L4 by default only numbered previews need the authorisation")
    void asksNothingOfOtherVersions(String version) {
        assertThat(check(version, RecoveryAuthorisation.NONE)).isEmpty();
    }

    @Test
    @DisplayName("L4 which numbered lines need it is the descriptor's")
    void asksItOfTheLinesOfTheDescriptor() {
        Set<Prerelease> lines = Set.of(Prerelease.PREVIEW, Prerelease.RC);
        ReleaseVersion version = ReleaseVersion.parse("1.2.3-rc.1");
        assertThat(VersionPolicy.check(version, RecoveryAuthorisation.NONE, lines))
                .hasSize(4);
        assertThat(VersionPolicy.isRecovery(ReleaseVersion.parse("1.2.3-rc"), lines))
                .isFalse();
    }

    private static void assertRefused(RecoveryAuthorisation given, String part) {
        Plans.assertBlocks(check(VERSION, given), Rule.VERSION_POLICY, VERSION, part);
    }
}
