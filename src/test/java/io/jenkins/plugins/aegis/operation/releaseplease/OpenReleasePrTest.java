package io.jenkins.plugins.aegis.operation.releaseplease;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.RunReleasePlease;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.FakeForge;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.PullRequests;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenReleasePrTest {
    private static final String VERSION = "1.2.3";
    private static final PullRequest OURS = PullRequests.release(7, VERSION);

    private final Views views = Views.of(VERSION).cut();

    private Plan decide(PullRequest... pulls) {
        return decide(Observed.present(List.of(pulls), "pull requests"));
    }

    private Plan decide(Observed<List<PullRequest>> pulls) {
        return new OpenReleasePr(Requests.of(VERSION))
                .decide(new OpenReleasePr.Facts(
                        views.view(), new ReleasePullRequests(ReleaseVersion.parse(VERSION), pulls)));
    }

    @Test
    void runsReleasePleaseWhereThereIsNoPullRequest() {
        Plans.assertPasses(decide());
        assertThat(decide().actions()).singleElement().isInstanceOfSatisfying(RunReleasePlease.class, run -> {
            assertThat(run.version()).hasToString(VERSION);
            assertThat(run.branch()).isEqualTo("release/1.2.3");
        });
    }

    @Test
    void runsItAgainAfterAPullRequestWasClosed() {
        assertThat(decide(PullRequests.closed(OURS)).actions()).hasSize(1);
    }

    @Test
    void isSettledByAnOpenOrMergedPullRequest() {
        Plans.assertSettled(decide(OURS));
        Plans.assertSettled(decide(PullRequests.merged(OURS)));
    }

    @Test
    void isSettledWhereTheVersionIsReleased() {
        views.released();
        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("L10 two open release pull requests are refused by number")
    void refusesTwo() {
        Plans.assertBlocks(decide(OURS, PullRequests.release(8, VERSION)), Rule.ONE_RELEASE_PR, "#7", "#8");
    }

    @Test
    @DisplayName("L10 an earlier one that is still labelled pending would make the tool do nothing, and is named")
    void refusesAStaleLabel() {
        PullRequest stale = PullRequests.labelled(
                PullRequests.merged(PullRequests.titled(OURS, "chore: release 1.2.2")), "autorelease: pending");
        Plans.assertBlocks(decide(stale), Rule.ONE_RELEASE_PR, "#7", "autorelease: pending");
        assertThat(decide(stale).actions()).isEmpty();
    }

    @Test
    void refusesWithoutReleaseBranch() {
        views.without("release/1.2.3");
        Plans.assertBlocks(decide(), Rule.RELEASE_BRANCH_EXISTS, "release/1.2.3");
    }

    @Test
    void doesNotKnowWhenTheForgeDoesNotAnswer() {
        Plan plan = decide(Observed.unknown("pull requests", "HTTP 500"));
        Plans.assertUnknown(plan, Rule.ONE_RELEASE_PR, "HTTP 500");
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    @DisplayName("L7 a remote that does not answer does not lack the release branch")
    void doesNotKnowASilentRemote() {
        views.unknown();
        Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
        assertThat(decide().findings()).hasSize(1);
    }

    @Test
    @DisplayName("L10 only pull requests from Release Please's own branches count")
    void passesOverOtherPullRequests() throws Exception {
        FakeForge forge = new FakeForge()
                .pullRequest(PullRequests.open(5, "fix", "fix/typo", "release/1.2.3", PullRequests.HEAD))
                .pullRequest(PullRequests.open(
                        6,
                        "chore: release 1.2.3",
                        "release-please--branches--release/1.2.3--components--widget",
                        "release/1.2.3",
                        PullRequests.HEAD))
                .pullRequest(PullRequests.open(
                        8, "chore", "release-please--branches--release/1.2.3-rc", "release/1.2.3", PullRequests.HEAD));
        assertThat(ReleasePullRequests.observe(forge, views.view()).open())
                .extracting(PullRequest::number)
                .containsExactly(6);
    }
}
