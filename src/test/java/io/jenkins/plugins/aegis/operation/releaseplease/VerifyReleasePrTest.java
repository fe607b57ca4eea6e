package io.jenkins.plugins.aegis.operation.releaseplease;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.hostile.HostileText;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.releaseplease.VerifyReleasePr.Evidence;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.ClosePullRequest;
import io.jenkins.plugins.aegis.plan.ReleaseAction.DeleteBranch;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Check.State;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.PullRequests;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyReleasePrTest {
    private static final String VERSION = "1.2.3";

    private final Views views = Views.of(VERSION).cut();
    private final Metadata metadata = Metadata.of(PullRequests.HEAD, VERSION, "v1.2.2");
    private ReleaseRequest request = Requests.of(VERSION);
    private PullRequest pull = PullRequests.release(7, VERSION);
    private Observed<List<PullRequest>> pulls = Observed.present(List.of(pull), "pull requests");
    private Observed<List<String>> changed = Observed.present(List.of(Metadata.MANIFEST, Metadata.CHANGELOG), "diff");
    private Observed<List<Check>> checks = Observed.present(List.of(new Check("dry run", State.PASSED)), "checks");
    private Observed<String> baseline = Observed.present("v1.2.2", "releases");

    private Plan decide(boolean closeOnFailure) {
        return new VerifyReleasePr(request, closeOnFailure)
                .decide(new VerifyReleasePr.Facts(
                        views.view(),
                        new ReleasePullRequests(ReleaseVersion.parse(VERSION), pulls),
                        changed,
                        Optional.of(metadata.facts()),
                        new Evidence(checks, baseline)));
    }

    private Plan decide() {
        return decide(false);
    }

    private void pull(PullRequest other) {
        pull = other;
        pulls = Observed.present(List.of(other), "pull requests");
    }

    @Test
    void passes() {
        Plans.assertPasses(decide());
        assertThat(decide().actions()).isEmpty();
        assertThat(decide(true).onRefusal()).isEmpty();
    }

    @Test
    void isSettledWhereTheVersionIsReleased() {
        views.released();
        Plans.assertSettled(decide());
    }

    @Test
    void asksForNoChecksOnceItIsMerged() {
        pull(PullRequests.merged(pull));
        checks = Observed.unknown("checks", "timeout");
        Plans.assertPasses(decide());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chore: release 1.2.2",
                "chore: release 1.2.3-preview",
                "chore: release 11.2.3",
                "release 1.2.3.1",
                "1.2.3 released",
                ""
            })
    void refusesATitleOfAnotherVersion(String title) {
        pull(PullRequests.titled(pull, title));
        Plans.assertBlocks(decide(), Rule.RELEASE_PR_TITLE, "#7", "\"" + title + "\"", VERSION);
    }

    @Test
    void showsWhateverATitleSaysHarmlessly() throws Exception {
        for (String title : HostileText.examples()) {
            pull(PullRequests.titled(pull, title));

            assertThat(decide().findings())
                    .extracting(Finding::message)
                    .as(title)
                    .allMatch(HostileText::isHarmless)
                    .allMatch(message -> message.length() < 1_000);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"chore: release 1.2.3", "chore(release/1.2.3): release 1.2.3", "release v1.2.3", "release 1.2.3 "
            })
    void takesATitleThatEndsInTheVersion(String title) {
        pull(PullRequests.titled(pull, title));
        Plans.assertPasses(decide());
    }

    @Test
    void refusesAForeignFile() {
        changed = Observed.present(List.of(Metadata.MANIFEST, "src/index.ts"), "diff");
        Plans.assertBlocks(decide(), Rule.RELEASE_PR_FILES, "#7", "src/index.ts");
    }

    @Test
    void refusesAHistoryOfItsOwnInsteadOfSeeingNoChange() {
        changed = Observed.absent("common ancestors");
        Plans.assertBlocks(decide(), Rule.RELEASE_PR_FILES, "#7", "no history in common");
    }

    @Test
    @DisplayName("L11 refuses one wrong surface")
    void refusesAWrongSurface() {
        metadata.edit(Metadata.PACKAGE_LOCK, "1.2.3\"}}", "1.2.2\"}}");
        Plans.assertBlocks(decide(), Rule.RELEASE_PR_SURFACES, "package-lock.json#/packages//version", "1.2.2");
    }

    @Test
    @DisplayName("L12 refuses an old baseline")
    void refusesAnOldBaseline() {
        baseline = Observed.present("v1.2.2-rc", "releases");
        Plans.assertBlocks(decide(), Rule.CHANGELOG_BASELINE, "starts at v1.2.2", "v1.2.2-rc");
    }

    @Test
    void refusesRedAndPendingChecks() {
        checks = Observed.present(List.of(new Check("dry run", State.PENDING)), "checks");
        Plans.assertBlocks(decide(), Rule.RELEASE_PR_CHECKS, "#7", "dry run", "pending");
    }

    @Test
    @DisplayName("L10 refuses none and two")
    void refusesNoneAndTwo() {
        pulls = Observed.present(List.of(), "pull requests");
        Plans.assertBlocks(decide(), Rule.ONE_RELEASE_PR, "0 release pull requests", "release/1.2.3");
        pulls = Observed.present(List.of(pull, PullRequests.release(8, VERSION)), "pull requests");
        Plans.assertBlocks(decide(), Rule.ONE_RELEASE_PR, "2 release pull requests");
    }

    @Test
    void refusesWithoutReleaseBranch() {
        views.without("release/1.2.3");
        Plans.assertBlocks(decide(), Rule.RELEASE_BRANCH_EXISTS, "release/1.2.3");
    }

    @Test
    void doesNotKnowUnreadableFacts() {
        changed = Observed.unknown("diff", "no diff");
        checks = Observed.unknown("checks", "no checks");
        baseline = Observed.unknown("releases", "no releases");
        metadata.unknown(Metadata.CHART);
        Plan plan = decide(true);
        Plans.assertUnknown(plan, Rule.RELEASE_PR_FILES, "no diff");
        Plans.assertUnknown(plan, Rule.RELEASE_PR_CHECKS, "no checks");
        Plans.assertUnknown(plan, Rule.CHANGELOG_BASELINE, "no releases");
        Plans.assertUnknown(plan, Rule.RELEASE_PR_SURFACES, "object is corrupt");
    }

    @Test
    void doesNotKnowWhenPullRequestsCannotBeListed() {
        pulls = Observed.unknown("pull requests", "HTTP 500");
        Plans.assertUnknown(decide(), Rule.ONE_RELEASE_PR, "HTTP 500");
        assertThat(decide(true).onRefusal()).isEmpty();
    }

    @Test
    void namesEverythingAtOnce() {
        pull(PullRequests.titled(pull, "chore: release 9.9.9"));
        changed = Observed.present(List.of("src/index.ts"), "diff");
        metadata.edit(Metadata.MANIFEST, "1.2.3", "9.9.9");
        baseline = Observed.present("v1.0.0", "releases");
        checks = Observed.present(List.of(new Check("dry run", State.FAILED)), "checks");
        assertThat(decide().findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(
                        Rule.RELEASE_PR_TITLE,
                        Rule.RELEASE_PR_FILES,
                        Rule.RELEASE_PR_SURFACES,
                        Rule.CHANGELOG_BASELINE,
                        Rule.RELEASE_PR_CHECKS);
    }

    @Test
    void closesAWrongOneAndThenDeletesTheBranchIfAsked() {
        pull(PullRequests.titled(pull, "chore: release 9.9.9"));
        assertThat(decide(false).onRefusal()).isEmpty();
        assertThat(decide(true).onRefusal())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(ClosePullRequest.class),
                        second -> assertThat(second).isEqualTo(new DeleteBranch("release/1.2.3", Views.RELEASE)));
    }

    @Test
    void closesNothingBecauseOfChecksThatMayStillTurnGreen() {
        checks = Observed.present(List.of(new Check("dry run", State.PENDING)), "checks");
        assertThat(decide(true).onRefusal()).isEmpty();
    }

    @Test
    void closesNothingThatWasAccepted() {
        pull(PullRequests.titled(pull, "chore: release 9.9.9"));
        checks = Observed.present(List.of(new Check("dry run", State.PENDING)), "checks");
        request = Requests.accepting(request, Rule.RELEASE_PR_TITLE);
        assertThat(decide(true).onRefusal()).isEmpty();
    }

    @Test
    void closesNothingThatIsMerged() {
        pull(PullRequests.merged(pull));
        metadata.edit(Metadata.MANIFEST, "1.2.3", "9.9.9");
        assertThat(decide(true).findings()).isNotEmpty();
        assertThat(decide(true).onRefusal()).isEmpty();
    }
}
