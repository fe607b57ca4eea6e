package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalRulesTest {
    private static OverlayRule rule(String name) {
        return new OverlayRule(new GovernanceOverlay(name, "", Scope.NONE), Set.of("maya"));
    }

    @Test
    void findsAnOverlayByItsName() {
        ApprovalRules rules = new ApprovalRules(Set.of("maya"), false, 1, List.of(rule("legal"), rule("cutover")));
        assertThat(rules.overlay("cutover")).contains(rule("cutover"));
        assertThat(rules.overlay("other")).isEmpty();
    }

    @Test
    void refusesTwoOverlaysOfOneName() {
        assertThatThrownBy(() -> new ApprovalRules(Set.of("maya"), false, 1, List.of(rule("legal"), rule("legal"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same name");
    }

    @ParameterizedTest
    @DisplayName("L16 one or two persons can be asked for, no other number")
    @ValueSource(ints = {-1, 0, 3})
    void refusesAnotherNumberOfApprovals(int number) {
        assertThatThrownBy(() -> new ApprovalRules(Set.of("maya"), false, number, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 or 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Cutover", "a b", "-a", "a-", "a--b", "a/b", "a_b", "<script>"})
    void refusesANameThatIsNoneOfAnOverlay(String name) {
        assertThatThrownBy(() -> rule(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("major-cutover");
    }
}
