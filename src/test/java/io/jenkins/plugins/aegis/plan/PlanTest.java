package io.jenkins.plugins.aegis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.plan.ReleaseAction.ClosePullRequest;
import io.jenkins.plugins.aegis.plan.ReleaseAction.DeleteBranch;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final ReleaseAction CLOSE = new ClosePullRequest(7, "wrong");
    private static final ReleaseAction DELETE = new DeleteBranch("release/1.2.3", Commits.commit(1));

    private static Plan of(ReleaseAction... actions) {
        Plan.Builder plan = new Plan.Builder();
        for (ReleaseAction action : actions) {
            plan.act(action);
        }
        return plan.build();
    }

    @Test
    void isIdentifiedByItsActionsInTheirOrder() {
        assertThat(of(CLOSE, DELETE).digest()).isEqualTo(of(CLOSE, DELETE).digest());
        assertThat(of(CLOSE, DELETE).digest()).isNotEqualTo(of(DELETE, CLOSE).digest());
        assertThat(of(CLOSE).digest()).isNotEqualTo(of(CLOSE, DELETE).digest()).isNotEqualTo(of().digest());
    }

    @Test
    void isAnotherPlanAtAnotherCommit() {
        assertThat(of(DELETE).digest())
                .isNotEqualTo(
                        of(new DeleteBranch("release/1.2.3", Commits.commit(2))).digest());
    }

    @Test
    void saysTheSameThingOnce() {
        Finding finding = Finding.blocker(Rule.DESCRIPTOR_VALID, "line 3", "mend it");
        assertThat(new Plan.Builder().find(finding).find(finding).build().findings())
                .containsExactly(finding);
    }
}
