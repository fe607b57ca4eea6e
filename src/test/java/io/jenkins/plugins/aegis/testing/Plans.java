package io.jenkins.plugins.aegis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/** What tests say of plans and findings. */
public final class Plans {
    private Plans() {}

    /** Exactly one finding: it blocks, can be mended, and its message names what was found. */
    public static void assertBlocks(List<Finding> findings, Rule rule, String... named) {
        assertThat(findings).extracting(Finding::rule).containsExactly(rule);
        Finding finding = findings.get(0);
        assertThat(finding.isBlocker()).isTrue();
        assertThat(finding.unknown()).isFalse();
        assertThat(finding.message()).contains(named);
        assertThat(finding.remedy()).isNotBlank();
    }

    public static void assertBlocks(Plan plan, Rule rule, String... named) {
        assertBlocks(plan.allFindings(), rule, named);
    }

    /** There is a finding that the fact is not known: it blocks, says why, and nobody can accept it. */
    public static void assertUnknown(List<Finding> findings, Rule rule, String reason) {
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.unknown()).isTrue();
            assertThat(finding.isBlocker()).isTrue();
            assertThat(finding.isWaivable()).isFalse();
            assertThat(finding.message()).contains(reason);
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    public static void assertUnknown(Plan plan, Rule rule, String reason) {
        assertUnknown(plan.allFindings(), rule, reason);
    }

    /** Nothing to do, nothing against it, and it says what is there. */
    public static void assertSettled(Plan plan) {
        assertThat(plan.allFindings()).isEmpty();
        assertThat(plan.allActions()).isEmpty();
        assertThat(Stream.concat(
                        plan.settled().stream(), plan.lanes().stream().flatMap(lane -> lane.settled().stream())))
                .isNotEmpty();
    }

    /** Nothing against it. */
    public static void assertPasses(Plan plan) {
        assertThat(plan.allFindings()).isEmpty();
    }
}
