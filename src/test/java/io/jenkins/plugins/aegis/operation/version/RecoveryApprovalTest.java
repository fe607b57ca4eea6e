package io.jenkins.plugins.aegis.operation.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.FakeForge;
import io.jenkins.plugins.aegis.testing.Plans;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryApprovalTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3-preview.1");

    private final FakeForge forge = new FakeForge()
            .issue(42, true, "1.2.3-preview is broken")
            .permission("maya", Permission.WRITE)
            .permission("olaf", Permission.READ);

    private List<Finding> check() throws InterruptedException {
        return RecoveryApproval.observe(forge, 42, VERSION).check(VERSION);
    }

    @ParameterizedTest
    @DisplayName("L5 an open issue with a maintainer's comment that names the version passes")
    @EnumSource(
            value = Permission.class,
            names = {"WRITE", "MAINTAIN", "ADMIN"})
    void passesWithAMaintainersComment(Permission permission) throws Exception {
        forge.permission("maya", permission).comment(42, "maya", "Approved: release 1.2.3-preview.1.");
        assertThat(check()).isEmpty();
    }

    @Test
    @DisplayName("L5 that the issue exists is no approval")
    void refusesAnIssueWithoutComment() throws Exception {
        Plans.assertBlocks(check(), Rule.RECOVERY_APPROVED, "#42", "1.2.3-preview.1");
    }

    @Test
    @DisplayName("L5 the version in the issue's own text is no approval")
    void refusesAnIssueThatOnlyNamesTheVersionItself() throws Exception {
        forge.issue(42, true, "Release 1.2.3-preview.1");
        Plans.assertBlocks(check(), Rule.RECOVERY_APPROVED, "no comment by a maintainer");
    }

    @Test
    @DisplayName("L5 a comment of somebody without write permission is no approval")
    void refusesACommentOfAReader() throws Exception {
        forge.comment(42, "olaf", "please release 1.2.3-preview.1").comment(42, "nobody", "+1 1.2.3-preview.1");
        Plans.assertBlocks(check(), Rule.RECOVERY_APPROVED, "#42");
    }

    @ParameterizedTest
    @DisplayName("L5 a maintainer's comment that names another version is no approval")
    @ValueSource(
            strings = {
                "go",
                "1.2.3-preview",
                "1.2.3-preview.12",
                "1.2.3-preview.1.1",
                "11.2.3-preview.1",
                "x1.2.3-preview.1",
                "1.2.3-preview.1-rc"
            })
    void refusesACommentThatNamesAnotherVersion(String body) throws Exception {
        forge.comment(42, "maya", body);
        Plans.assertBlocks(check(), Rule.RECOVERY_APPROVED, "names 1.2.3-preview.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3-preview.1",
                "ok: v1.2.3-preview.1",
                "`1.2.3-preview.1`, go",
                "(1.2.3-preview.1).",
                "**1.2.3-preview.1**"
            })
    void findsTheVersionInAnyProse(String body) {
        assertThat(RecoveryApproval.names(body, VERSION)).isTrue();
    }

    @Test
    @DisplayName("L5 a closed issue is no approval")
    void refusesAClosedIssue() throws Exception {
        forge.issue(42, false, "done").comment(42, "maya", "1.2.3-preview.1");
        Plans.assertBlocks(check(), Rule.RECOVERY_APPROVED, "#42", "closed");
    }

    @Test
    @DisplayName("L5 an issue that does not exist is no approval")
    void refusesAMissingIssue() throws Exception {
        Plans.assertBlocks(
                RecoveryApproval.observe(forge, 7, VERSION).check(VERSION),
                Rule.RECOVERY_APPROVED,
                "#7",
                "does not exist");
    }

    @Test
    void doesNotKnowWhenTheIssueCannotBeRead() throws Exception {
        forge.unknown("issue", "HTTP 503");
        Plans.assertUnknown(check(), Rule.RECOVERY_APPROVED, "HTTP 503");
    }

    @Test
    void doesNotKnowWhenThePermissionCannotBeRead() throws Exception {
        forge.comment(42, "maya", "1.2.3-preview.1").unknown("permission", "HTTP 403");
        Plans.assertUnknown(check(), Rule.RECOVERY_APPROVED, "HTTP 403");
    }

    @Test
    void asksForThePermissionOfThoseOnlyWhoNameTheVersion() throws Exception {
        forge.comment(42, "olaf", "me too")
                .comment(42, "maya", "1.2.3-preview.1")
                .comment(42, "maya", "1.2.3-preview.1!");
        check();
        assertThat(forge.reads()).containsExactly("issue 42", "permission of maya");
    }
}
