package io.jenkins.plugins.aegis.operation.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Check.State;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Plans;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChecksPolicyTest {
    private static final Check GREEN = new Check("build", State.PASSED);
    private static final Check RED = new Check("test", State.FAILED);
    private static final Check PENDING = new Check("lint", State.PENDING);

    private static List<Finding> green(List<String> required, Check... checks) {
        return ChecksPolicy.green(
                Rule.SOURCE_CHECKS_GREEN,
                "develop",
                Commits.commit(1),
                Observed.present(List.of(checks), "checks"),
                required);
    }

    @Test
    @DisplayName("L9 passes when all reported checks are green")
    void passesWhenAllAreGreen() {
        assertThat(green(List.of(), GREEN)).isEmpty();
    }

    @Test
    @DisplayName("L9 a red check is named with its commit")
    void namesARedCheck() {
        Plans.assertBlocks(
                green(List.of(), GREEN, RED),
                Rule.SOURCE_CHECKS_GREEN,
                "\"test\" is red",
                "develop at " + Commits.commit(1).abbreviated());
    }

    @Test
    @DisplayName("L9 pending is not green")
    void namesAPendingCheck() {
        Plans.assertBlocks(green(List.of(), GREEN, PENDING), Rule.SOURCE_CHECKS_GREEN, "\"lint\" is pending");
    }

    @Test
    @DisplayName("L9 a commit without any check is not green")
    void refusesWhereNothingHasReported() {
        Plans.assertBlocks(green(List.of()), Rule.SOURCE_CHECKS_GREEN, "no check has reported");
    }

    @Test
    @DisplayName("L9 a required check that has not reported is named")
    void namesAMissingRequiredCheck() {
        Plans.assertBlocks(green(List.of("e2e"), GREEN), Rule.SOURCE_CHECKS_GREEN, "required check \"e2e\"");
    }

    @Test
    void passesOverARedCheckThatIsNotRequired() {
        assertThat(green(List.of("build"), GREEN, RED)).isEmpty();
    }

    @Test
    void namesTheRedOneOfTwoChecksOfOneName() {
        Plans.assertBlocks(
                green(List.of("build"), GREEN, new Check("build", State.FAILED)), Rule.SOURCE_CHECKS_GREEN, "build");
    }

    @Test
    void namesAllAtOnce() {
        assertThat(green(List.of("e2e", "test", "lint"), RED, PENDING)).hasSize(3);
    }

    @Test
    @DisplayName("L9 checks that cannot be read are not green")
    void doesNotKnowWhenTheForgeDoesNotAnswer() {
        Plans.assertUnknown(
                ChecksPolicy.green(
                        Rule.SOURCE_CHECKS_GREEN,
                        "develop",
                        Commits.commit(1),
                        Observed.unknown("checks", "timeout"),
                        List.of()),
                Rule.SOURCE_CHECKS_GREEN,
                "timeout");
    }
}
