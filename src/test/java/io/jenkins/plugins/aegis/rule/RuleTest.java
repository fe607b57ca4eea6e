package io.jenkins.plugins.aegis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.Observed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {
    @Test
    void hasAnIdOfItsOwn() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void isFoundByItsIdAndSaysWhatItDemands(Rule rule) {
        assertThat(rule.id()).matches("AEGIS-[A-Z]{3}-[0-9]{3}");
        assertThat(Rule.ofId(rule.id())).contains(rule);
        assertThat(rule.demand()).isNotBlank().doesNotEndWith(".");
    }

    /** Source: "rules that protect immutability, approval or secrets are absolute". */
    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {
                "VERSION_POLICY", "DIST_TAG_MOVES_UP", "RECOVERY_APPROVED", "TAG_ABSENT", "APPROVERS_CONFIGURED",
                "APPROVED", "NOTHING_MOVED", "TAG_IS_OURS", "PUBLISHED_BYTES_OURS", "TAG_APPROVED",
                "PUBLISHED_AS_RELEASED", "DESCRIPTOR_VALID"
            })
    void isAbsoluteWhereItProtectsImmutabilityOrApproval(Rule rule) {
        assertThat(rule.isAbsolute()).isTrue();
    }

    @Test
    void makesNoUnknownFindingOfAKnownFact() {
        assertThatThrownBy(() -> Finding.unknown(Rule.REMOTE_KNOWN, Observed.absent("the remote")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
