package io.jenkins.plugins.aegis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Waiver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    private static final Finding DRIFT = Finding.blocker(Rule.METADATA_IN_STEP, "manifest lags", "bring it back");
    private static final Finding HOTFIX = Finding.blocker(Rule.HOTFIXES_BACKPORTED, "1 commit", "backport it");

    private static Waiver accept(String rule) {
        return new Waiver(rule, "known", "rita");
    }

    @Test
    void keepsEveryBlockerAndNotOnlyTheFirst() {
        assertThat(new Verdict(List.of(DRIFT, HOTFIX), List.of()).blocking()).containsExactly(DRIFT, HOTFIX);
    }

    @Test
    void acceptsOnlyTheFindingsOfTheNamedRule() {
        Verdict verdict = new Verdict(List.of(DRIFT, HOTFIX), List.of(accept("AEGIS-PRE-006")));
        assertThat(verdict.blocking()).containsExactly(HOTFIX);
        assertThat(verdict.accepted()).containsExactly(DRIFT);
        assertThat(verdict.waiverOf(DRIFT)).contains(accept("AEGIS-PRE-006"));
    }

    @Test
    void showsAWarningWithoutRefusing() {
        Finding warning = Finding.warning(Rule.PROMOTION_REVIEWED, "main moved on", "look");
        Verdict verdict = new Verdict(List.of(warning), List.of());
        assertThat(verdict.blocking()).isEmpty();
        assertThat(verdict.accepted()).containsExactly(warning);
    }

    @Test
    void refusesAWaiverThatNamesNoRule() {
        assertThat(new Verdict(List.of(), List.of(accept("AEGIS-NIL-001"))).blocking())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.WAIVER_KNOWN);
                    assertThat(finding.message()).contains("AEGIS-NIL-001");
                    assertThat(finding.remedy()).isNotBlank();
                });
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void letsNobodyAcceptAnAbsoluteRule(Rule rule) {
        Finding finding = Finding.blocker(rule, "found", "mend");
        Verdict verdict = new Verdict(List.of(finding), List.of(accept(rule.id())));
        if (rule.isAbsolute()) {
            assertThat(verdict.blocking())
                    .contains(finding)
                    .extracting(Finding::rule)
                    .contains(Rule.WAIVER_ALLOWED);
            assertThat(verdict.waiverOf(finding)).isEmpty();
        } else {
            assertThat(verdict.blocking()).isEmpty();
        }
    }

    @Test
    void saysThatAWaiverOfAnAbsoluteRuleHasNoEffectEvenWhereNothingWasFound() {
        assertThat(new Verdict(List.of(), List.of(accept(Rule.TAG_IS_OURS.id()))).blocking())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains(Rule.TAG_IS_OURS.id(), "absolute", Rule.TAG_IS_OURS.demand()));
    }

    @Test
    void letsNobodyAcceptWhatIsNotKnown() {
        Finding unknown = Finding.unknown(Rule.METADATA_IN_STEP, Observed.unknown("the manifest", "timeout"));
        Verdict verdict = new Verdict(List.of(DRIFT, unknown), List.of(accept("AEGIS-PRE-006")));
        assertThat(verdict.blocking())
                .contains(unknown)
                .extracting(Finding::rule)
                .contains(Rule.WAIVER_ALLOWED);
    }

    @Test
    void toleratesAWaiverOfARuleThatAnotherStageChecks() {
        assertThat(new Verdict(List.of(), List.of(accept("AEGIS-PRE-006"))).blocking())
                .isEmpty();
    }
}
