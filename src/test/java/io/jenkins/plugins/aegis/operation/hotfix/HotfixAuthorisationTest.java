package io.jenkins.plugins.aegis.operation.hotfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Severity;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.FakeForge;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.PullRequests;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HotfixAuthorisationTest {
    private static final PullRequest PULL =
            PullRequests.merged(PullRequests.open(9, "fix: leak", "hotfix/leak", "main", Commits.commit(3)));

    private final FakeForge forge = new FakeForge()
            .pullRequest(PULL)
            .permission("maya", Permission.MAINTAIN)
            .permission("olaf", Permission.READ)
            .permission(PULL.author(), Permission.ADMIN);

    private List<Finding> check() throws InterruptedException {
        return HotfixAuthorisation.observe(forge, PULL).check();
    }

    @ParameterizedTest
    @DisplayName("L35 somebody with write permission authorises, and approver and audit are shown who")
    @EnumSource(
            value = Permission.class,
            names = {"WRITE", "MAINTAIN", "ADMIN"})
    void saysWhoAuthorised(Permission permission) throws Exception {
        forge.permission("maya", permission).comment(9, "maya", "Customers wait.\nhotfix-authorised: #9\n");
        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.HOTFIX_AUTHORISED);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("hotfix #9", "fix: leak", "authorised by maya");
        });
    }

    @Test
    void refusesAHotfixThatNobodyAuthorised() throws Exception {
        Plans.assertBlocks(check(), Rule.HOTFIX_AUTHORISED, "hotfix #9", "by no maintainer");
        assertThat(check().get(0).remedy()).contains("hotfix-authorised: #9");
        assertThat(check().get(0).isWaivable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hotfix-authorised: #10", "hotfix-authorised: #99", "go", "> is hotfix-authorised: #9 ?"})
    void refusesACommentThatSaysSomethingElse(String body) throws Exception {
        forge.comment(9, "maya", body);
        Plans.assertBlocks(check(), Rule.HOTFIX_AUTHORISED, "hotfix #9");
    }

    @Test
    @DisplayName("L35 who may not write to the repository authorises nothing")
    void refusesTheCommentOfAReader() throws Exception {
        forge.comment(9, "olaf", "hotfix-authorised: #9");
        Plans.assertBlocks(check(), Rule.HOTFIX_AUTHORISED, "hotfix #9");
    }

    @Test
    void refusesTheAuthorsOwnComment() throws Exception {
        forge.comment(9, PULL.author(), "hotfix-authorised: #9");
        Plans.assertBlocks(check(), Rule.HOTFIX_AUTHORISED, "hotfix #9");
    }

    @Test
    void doesNotKnowWhatCannotBeRead() throws Exception {
        forge.comment(9, "maya", "hotfix-authorised: #9").unknown("permission", "HTTP 403");
        Plans.assertUnknown(check(), Rule.HOTFIX_AUTHORISED, "HTTP 403");
        forge.unknown("issue", "HTTP 503");
        Plans.assertUnknown(check(), Rule.HOTFIX_AUTHORISED, "HTTP 503");
    }
}
