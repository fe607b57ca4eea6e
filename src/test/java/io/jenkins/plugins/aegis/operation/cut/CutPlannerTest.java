package io.jenkins.plugins.aegis.operation.cut;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.hotfix.Hotfixes;
import io.jenkins.plugins.aegis.operation.version.RecoveryApproval;
import io.jenkins.plugins.aegis.operation.version.RecoveryFacts;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.CreateReleaseBranch;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Check.State;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CutPlannerTest {
    private static final String VERSION = "1.2.3";
    private static final Observed<List<Check>> GREEN =
            Observed.present(List.of(new Check("build", State.PASSED)), "checks");
    private static final Observed<List<String>> NONE_FOREIGN = Observed.present(List.of(), "changed paths");

    private final Views views = Views.of(VERSION);
    private ReleaseRequest request = Requests.of(VERSION);
    private Observed<List<Check>> checks = GREEN;
    private Observed<List<String>> foreign = Observed.absent("branch release/1.2.3");
    private Optional<RecoveryApproval> approval = Optional.empty();
    private Hotfixes hotfixes = new Hotfixes(Observed.present(List.of(), "main"));

    private Plan decide() {
        return new CutReleaseBranch(request)
                .decide(new CutFacts(
                        views.view(), checks, foreign, new RecoveryFacts(approval, Optional.empty()), hotfixes));
    }

    @Test
    void cutsAtTheHeadOfTheSourceBranch() {
        Plans.assertPasses(decide());
        assertThat(decide().actions())
                .containsExactly(new CreateReleaseBranch("release/1.2.3", Views.DEVELOP, "release/", true));
    }

    @Test
    @DisplayName("L8 continues where the release branch is there with nothing but metadata")
    void isSettledWhereTheBranchIsOurs() {
        views.cut();
        foreign = NONE_FOREIGN;
        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("a hotfix that was not backported refuses the cut, too, where nobody ran the preflight")
    void refusesToLoseAHotfix() {
        hotfixes = new Hotfixes(
                Observed.present(List.of(new CommitSummary(Commits.commit(77), "Ada", "fix: leak")), "main"));
        Plans.assertBlocks(decide(), Rule.HOTFIXES_BACKPORTED, "fix: leak", "not on develop");
    }

    @Test
    void doesNotKnowWhichHotfixesAreMissing() {
        hotfixes = new Hotfixes(Observed.unknown("main", "no log"));
        Plans.assertUnknown(decide(), Rule.HOTFIXES_BACKPORTED, "no log");
    }

    @Test
    void doesNotMindHotfixesOnceTheBranchIsCut() {
        views.cut();
        foreign = NONE_FOREIGN;
        hotfixes = new Hotfixes(
                Observed.present(List.of(new CommitSummary(Commits.commit(77), "Ada", "fix: leak")), "main"));
        Plans.assertSettled(decide());
    }

    @Test
    void asksForNoChecksOfTheSourceOnceTheBranchIsCut() {
        views.cut();
        foreign = NONE_FOREIGN;
        checks = Observed.unknown("checks", "timeout");
        Plans.assertSettled(decide());
    }

    @Test
    void isSettledWhereTheVersionIsReleased() {
        views.released().branch("release/9.9.9", Commits.commit(8));
        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("L9 an existing tag of the version refuses, and nobody can accept it")
    void refusesAnExistingTag() {
        views.lightweight("v1.2.3", Commits.commit(8));
        Plans.assertBlocks(
                decide(), Rule.TAG_ABSENT, "v1.2.3", Commits.commit(8).abbreviated());
        assertThat(decide().findings().get(0).isWaivable()).isFalse();
    }

    @Test
    void refusesASecondActiveRelease() {
        views.branch("release/1.2.2", Commits.commit(8));
        Plans.assertBlocks(decide(), Rule.ONE_ACTIVE_RELEASE, "release/1.2.2");
    }

    @Test
    void doesNotWithdrawForAReleaseThatWasAcceptedBefore() {
        views.branch("release/1.2.2", Commits.commit(8));
        assertThat(decide().actions()).singleElement().satisfies(action -> assertThat(
                        ((CreateReleaseBranch) action).alone())
                .isFalse());
    }

    @Test
    void warnsARecoveryReleaseOfAnotherActiveOne() {
        recovery();
        views.branch("release/1.2.2", Commits.commit(8));
        assertThat(decide().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.ONE_ACTIVE_RELEASE);
            assertThat(finding.isBlocker()).isFalse();
        });
        assertThat(decide().actions()).hasSize(1);
    }

    @Test
    @DisplayName("L4 the recovery flag with another version is refused and switches no rule off")
    void keepsTheOneActiveRuleInSpiteOfTheFlag() {
        request = Requests.with(request, new RecoveryAuthorisation(true, 42, "because", "RECOVERY 1.2.3"));
        views.branch("release/1.2.2", Commits.commit(8));
        assertThat(decide().findings())
                .allMatch(Finding::isBlocker)
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.VERSION_POLICY, Rule.ONE_ACTIVE_RELEASE);
    }

    @Test
    @DisplayName("L5 a recovery version asks for the approval issue")
    void asksForTheApprovalOfARecovery() {
        recovery();
        approval = Optional.of(new RecoveryApproval(42, Observed.absent("issue 42"), Map.of()));
        Plans.assertBlocks(decide(), Rule.RECOVERY_APPROVED, "#42");
    }

    @Test
    @DisplayName("L9 refuses a source branch that does not exist")
    void refusesAMissingSource() {
        views.without("develop");
        Plans.assertBlocks(decide(), Rule.SOURCE_EXISTS, "develop");
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void saysNothingOfOwnershipWhereTheSourceIsMissing() {
        views.without("develop").cut();
        Plans.assertBlocks(decide(), Rule.SOURCE_EXISTS, "develop");
    }

    @Test
    void refusesABranchThatHoldsMoreThanMetadata() {
        views.cut();
        foreign = Observed.present(List.of("src/index.ts"), "changed paths");
        Plans.assertBlocks(decide(), Rule.BRANCH_IS_OURS, "release/1.2.3", "src/index.ts");
    }

    @Test
    void refusesABranchWithoutCommonHistory() {
        views.cut();
        foreign = Observed.absent("common ancestors");
        Plans.assertBlocks(decide(), Rule.BRANCH_IS_OURS, "no history in common with develop");
    }

    @Test
    void doesNotKnowWhatABranchHoldsThatCannotBeRead() {
        views.cut();
        foreign = Observed.unknown("changed paths", "git died");
        Plans.assertUnknown(decide(), Rule.BRANCH_IS_OURS, "git died");
    }

    @Test
    @DisplayName("L9 red or unknown checks of the source refuse")
    void refusesARedSource() {
        checks = Observed.present(List.of(new Check("build", State.FAILED)), "checks");
        Plans.assertBlocks(decide(), Rule.SOURCE_CHECKS_GREEN, "build", Views.DEVELOP.abbreviated());
        checks = Observed.unknown("checks", "HTTP 500");
        Plans.assertUnknown(decide(), Rule.SOURCE_CHECKS_GREEN, "HTTP 500");
    }

    @Test
    @DisplayName("L7 a remote that does not answer is unknown, not without branches")
    void doesNotTakeASilentRemoteForAnEmptyOne() {
        views.unknown();
        Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
        assertThat(decide().findings()).hasSize(1);
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void namesEverythingAtOnce() {
        views.lightweight("v1.2.3", Commits.commit(8)).branch("release/1.2.2", Commits.commit(7));
        checks = Observed.present(List.of(), "checks");
        assertThat(decide().findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.TAG_ABSENT, Rule.ONE_ACTIVE_RELEASE, Rule.SOURCE_CHECKS_GREEN);
    }

    private void recovery() {
        request = Requests.recovery("1.2.3-preview.1", 42);
    }
}
