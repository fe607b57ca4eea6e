package io.jenkins.plugins.aegis.operation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck.Script;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleaseCheckPolicyTest {
    private static final ReleaseCheck TESTS = check("npm");

    private final List<CheckFinished> recorded = new ArrayList<>();

    private static ReleaseCheck check(String program) {
        return new ReleaseCheck(
                "tests",
                new Script(List.of(), ".", List.of(List.of(program, "test")), new TreeMap<>()),
                List.of(),
                Duration.ofMinutes(5));
    }

    private void result(ReleaseCheck check, CommitId commit, String outcome) {
        recorded.add(new CheckFinished(
                check.name(), commit.hex(), check.digest().hex(), outcome, "2 of 3 failed", List.of("file:log.txt")));
    }

    private List<Finding> findings() {
        return ReleaseCheckPolicy.passed(Views.MAIN, List.of(TESTS), recorded);
    }

    @Test
    @DisplayName("L18 a check that has not run before the tag is a finding")
    void findsACheckThatHasNotRun() {
        Plans.assertBlocks(findings(), Rule.RELEASE_CHECKS_PASSED, "tests", "has not run", Views.MAIN.hex());
    }

    @Test
    void findsACheckThatFailedWithItsLog() {
        result(TESTS, Views.MAIN, "FAILED");
        Plans.assertBlocks(findings(), Rule.RELEASE_CHECKS_PASSED, "tests", "failed", "2 of 3 failed");
        assertThat(findings().get(0).remedy()).contains("file:log.txt");
    }

    @Test
    void isContentWithAPass() {
        result(TESTS, Views.MAIN, "PASSED");
        assertThat(findings()).isEmpty();
    }

    @Test
    void countsTheLastResult() {
        result(TESTS, Views.MAIN, "FAILED");
        result(TESTS, Views.MAIN, "PASSED");
        assertThat(findings()).isEmpty();
        result(TESTS, Views.MAIN, "FAILED");
        assertThat(findings()).hasSize(1);
    }

    @Test
    @DisplayName("L18 a pass of another commit proves nothing")
    void passesOverOtherCommits() {
        result(TESTS, Views.DEVELOP, "PASSED");
        assertThat(findings().get(0).message()).contains("has not run");
    }

    @Test
    void passesOverOtherCommands() {
        result(check("true"), Views.MAIN, "PASSED");
        assertThat(findings().get(0).message()).contains("has not run");
    }

    @Test
    void mayBeAcceptedById() {
        assertThat(findings().get(0).isWaivable()).isTrue();
    }
}
