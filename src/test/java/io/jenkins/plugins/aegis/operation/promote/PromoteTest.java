package io.jenkins.plugins.aegis.operation.promote;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.CreatePromotionBranch;
import io.jenkins.plugins.aegis.plan.ReleaseAction.OpenPullRequest;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.FakeForge;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.PullRequests;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PromoteTest {
    private static final String VERSION = "1.2.3";
    private static final PullRequest PROMOTION = PullRequests.promotion(9, VERSION);

    private final Views views = Views.of(VERSION).cut();
    private final Metadata release = Metadata.of(Views.RELEASE, VERSION, "v1.2.2");
    private Observed<List<PullRequest>> pulls = Observed.present(List.of(), "pull requests");
    private Observed<Boolean> mergesCleanly = Observed.present(true, "merge");
    private Observed<List<String>> differing = Observed.present(List.of(), "diff");

    private Plan decide() {
        RepositoryView view = views.view();
        return new Promote(Requests.of(VERSION))
                .decide(new Promote.Facts(
                        view,
                        new PromotionPullRequests(pulls),
                        view.release().flatMap(head -> view.production()).map(head -> release.facts()),
                        mergesCleanly,
                        differing));
    }

    @Test
    void opensTheDirectPullRequestWhereTheBranchesMerge() {
        Plans.assertPasses(decide());
        assertThat(decide().actions()).singleElement().isInstanceOfSatisfying(OpenPullRequest.class, open -> {
            assertThat(open.head()).isEqualTo("release/1.2.3");
            assertThat(open.base()).isEqualTo("main");
            assertThat(open.title()).contains(VERSION);
            assertThat(open.body()).contains(Views.RELEASE.hex());
        });
    }

    @Test
    void doesNotMindDifferencesThatAMergeBringsAlong() {
        differing = Observed.present(List.of("src/index.ts"), "diff");
        Plans.assertPasses(decide());
    }

    @Test
    @DisplayName("L13 restores only the metadata where histories conflict and the trees agree")
    void takesACleanBranchWhereHistoriesConflict() {
        mergesCleanly = Observed.present(false, "merge");
        Plans.assertPasses(decide());
        assertThat(decide().actions())
                .satisfiesExactly(
                        first -> {
                            CreatePromotionBranch create = (CreatePromotionBranch) first;
                            assertThat(create.branch()).isEqualTo("chore/promote-1.2.3-main");
                            assertThat(create.production()).isEqualTo(Views.MAIN);
                            assertThat(create.release()).isEqualTo(Views.RELEASE);
                            assertThat(create.files())
                                    .containsExactlyInAnyOrder(
                                            Metadata.MANIFEST,
                                            Metadata.CHANGELOG,
                                            Metadata.PACKAGE_JSON,
                                            Metadata.PACKAGE_LOCK,
                                            Metadata.CHART);
                        },
                        second -> assertThat(((OpenPullRequest) second).head()).isEqualTo("chore/promote-1.2.3-main"));
    }

    @Test
    @DisplayName("L13 refuses a clean branch where the trees differ outside the metadata, and shows what differs")
    void refusesToPromoteMetadataOfOtherCode() {
        mergesCleanly = Observed.present(false, "merge");
        differing = Observed.present(List.of("src/a.ts", "src/b.ts"), "diff");
        Plans.assertBlocks(decide(), Rule.TREES_AGREE, "release/1.2.3", "main", "2 files", "src/a.ts, src/b.ts");
        assertThat(((OpenPullRequest) decide().actions().get(1)).body()).contains("2 files differ");
    }

    @Test
    void isSettledByAnOpenOrMergedPromotion() {
        pulls = Observed.present(List.of(PROMOTION), "pull requests");
        Plans.assertSettled(decide());
        pulls = Observed.present(List.of(PullRequests.merged(PROMOTION)), "pull requests");
        Plans.assertSettled(decide());
    }

    @Test
    void isSettledWhereTheVersionIsReleased() {
        views.released();
        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("L11 promotes nothing before the release branch states the version everywhere")
    void refusesWrongSurfaces() {
        release.edit(Metadata.CHART, "version: 1.2.3", "version: 1.2.2");
        Plans.assertBlocks(decide(), Rule.RELEASE_PR_SURFACES, "release/1.2.3", "Chart.yaml#/version");
    }

    @Test
    void namesTheBranchThatIsMissing() {
        views.without("main");
        Plans.assertBlocks(decide(), Rule.PRODUCTION_EXISTS, "main");
        views.branch("main", Views.MAIN).without("release/1.2.3");
        Plans.assertBlocks(decide(), Rule.RELEASE_BRANCH_EXISTS, "release/1.2.3");
    }

    @Test
    void doesNotKnowUnreadableFacts() {
        pulls = Observed.unknown("pull requests", "HTTP 500");
        Plans.assertUnknown(decide(), Rule.PROMOTION_OPEN, "HTTP 500");
        pulls = Observed.present(List.of(), "pull requests");
        mergesCleanly = Observed.unknown("merge", "git is too old");
        Plans.assertUnknown(decide(), Rule.PROMOTION_OPEN, "git is too old");
        mergesCleanly = Observed.present(false, "merge");
        differing = Observed.unknown("diff", "no diff");
        Plans.assertUnknown(decide(), Rule.TREES_AGREE, "no diff");
    }

    @Test
    @DisplayName("L7 a remote that does not answer lacks no branch")
    void doesNotKnowASilentRemote() {
        views.unknown();
        Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
        assertThat(decide().findings()).hasSize(1);
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void doesNotTakeAnEarlierPromotionForThatOfABranchThatWasCutAnew() throws Exception {
        FakeForge forge = new FakeForge().pullRequest(PullRequests.merged(PROMOTION));
        assertThat(PromotionPullRequests.observe(forge, views.view()).merged()).isPresent();
        views.branch("release/1.2.3", Commits.commit(33));
        assertThat(PromotionPullRequests.observe(forge, views.view()).merged()).isEmpty();
    }

    @Test
    void countsAMergedPromotionWhoseBranchIsGone() throws Exception {
        FakeForge forge = new FakeForge().pullRequest(PullRequests.merged(PROMOTION));
        views.without("release/1.2.3");
        assertThat(PromotionPullRequests.observe(forge, views.view()).merged()).isPresent();
    }
}
