package io.jenkins.plugins.aegis.operation.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.version.RecoveryEntry;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.DeleteBranch;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CleanUpTest {
    private static final String RELEASE = "release/1.2.3";
    private static final String PROMOTION = "chore/promote-1.2.3-main";

    private final Views views = Views.of("1.2.3").cut().released();
    private final Map<String, Observed<List<String>>> diffs = new HashMap<>(Map.of(RELEASE, same()));

    private Optional<RecoveryEntry> entry = Optional.empty();

    private static Observed<List<String>> same() {
        return Observed.present(List.of(), "diff");
    }

    private Plan decide() {
        return new CleanUp(Requests.of("1.2.3")).decide(new CleanUp.Facts(views.view(), diffs, entry));
    }

    @Test
    @DisplayName("L29 deletes each branch at the commit that was compared")
    void deletesBothBranches() {
        views.branch(PROMOTION, Commits.commit(4));
        diffs.put(PROMOTION, same());
        Plans.assertPasses(decide());
        assertThat(decide().actions())
                .containsExactly(
                        new DeleteBranch(RELEASE, Views.RELEASE), new DeleteBranch(PROMOTION, Commits.commit(4)));
    }

    @Test
    void isSettledWhereBothAreGone() {
        views.without(RELEASE);
        diffs.clear();
        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("L29 keeps a branch with a content diff")
    void refusesABranchThatDiffers() {
        diffs.put(RELEASE, Observed.present(List.of("src/index.ts"), "diff"));
        Plans.assertBlocks(decide(), Rule.BRANCH_WITHOUT_DIFF, RELEASE, "main", "src/index.ts");
    }

    @Test
    @DisplayName("L29 a diff that cannot be read is not an empty one")
    void doesNotKnowAnUnreadableDiff() {
        diffs.put(RELEASE, Observed.unknown("diff", "git died"));
        Plans.assertUnknown(decide(), Rule.BRANCH_WITHOUT_DIFF, "git died");
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void refusesBeforeTheVersionIsReleased() {
        Plan plan = new CleanUp(Requests.of("1.2.3"))
                .decide(new CleanUp.Facts(Views.of("1.2.3").cut().view(), diffs, entry));
        Plans.assertBlocks(plan, Rule.TAG_APPROVED, "v1.2.3");
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    @DisplayName("L29 a missing production branch does not make the release branch look gone")
    void refusesWithoutProductionBranch() {
        views.without("main");
        diffs.clear();
        Plans.assertBlocks(decide(), Rule.PRODUCTION_EXISTS, "main");
        assertThat(decide().settled())
                .noneMatch(settled -> settled.description().contains(RELEASE));
    }

    @Test
    @DisplayName("L7 a remote that does not answer is unknown, not without branches")
    void doesNotKnowASilentRemote() {
        views.unknown();
        assertThat(decide().findings()).extracting(Finding::rule).containsExactly(Rule.REMOTE_KNOWN);
        assertThat(decide().settled()).isEmpty();
    }
}
