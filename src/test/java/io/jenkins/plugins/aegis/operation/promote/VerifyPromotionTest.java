package io.jenkins.plugins.aegis.operation.promote;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.drift.BranchHistory;
import io.jenkins.plugins.aegis.operation.drift.DriftFacts;
import io.jenkins.plugins.aegis.operation.drift.LastRelease;
import io.jenkins.plugins.aegis.operation.drift.PushedTags;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.promote.VerifyPromotion.PromotionEvidence;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Check.State;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.Review;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.PullRequests;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerifyPromotionTest {
    private static final String VERSION = "1.2.3";
    private static final PullRequest MERGED = PullRequests.merged(PullRequests.promotion(9, VERSION));
    private static final CommitId HEAD = MERGED.headCommit();

    private final Views views = Views.of(VERSION).cut();
    private final Metadata production = Metadata.of(Views.MAIN, VERSION, "v1.2.2");
    private final Map<String, Observed<Permission>> permissions =
            new HashMap<>(Map.of("maya", Observed.present(Permission.WRITE, "permission of maya")));
    private Observed<List<PullRequest>> pulls = Observed.present(List.of(MERGED), "pull requests");
    private Observed<List<Review>> reviews = reviewed(new Review("maya", true, HEAD));
    private Observed<List<Check>> checks = Observed.present(List.of(new Check("build", State.PASSED)), "checks");
    private Observed<Boolean> onProduction = Observed.present(true, "ancestors");
    private BranchHistory history =
            new BranchHistory("main", Observed.present(List.of(), "main"), Observed.absent("pulls"), Map.of());
    private Observed<String> baseline = Observed.present("v1.2.2", "releases");

    private static Observed<List<Review>> reviewed(Review... all) {
        return Observed.present(List.of(all), "reviews");
    }

    private Plan decide() {
        RepositoryView view = views.view();
        return new VerifyPromotion(Requests.of(VERSION))
                .decide(new VerifyPromotion.Facts(
                        view,
                        new PromotionPullRequests(pulls),
                        view.production().map(head -> production.facts()),
                        baseline,
                        new PromotionEvidence(reviews, permissions, checks, onProduction),
                        new DriftFacts(
                                Observed.present(
                                        new LastRelease(
                                                ReleaseVersion.parse("1.2.2"), Commits.commit(5), Optional.empty()),
                                        "tags"),
                                List.of(history),
                                List.of(),
                                List.of(),
                                new PushedTags(Observed.present(List.of(), "earlier builds")))));
    }

    @Test
    @DisplayName("what was pushed to production after the promotion would be tagged, too")
    void refusesADirectPushAfterTheMerge() {
        history = new BranchHistory(
                "main",
                Observed.present(List.of(new CommitSummary(Commits.commit(70), "Ada", "fix: quickly")), "main"),
                Observed.present(List.of(), "pulls"),
                Map.of());
        Plans.assertBlocks(decide(), Rule.REVIEWED_CHANGES, "1 commits came to main", "fix: quickly (Ada)");
    }

    @Test
    void passes() {
        Plans.assertPasses(decide());
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void isSettledWhereTheVersionIsReleased() {
        views.released();
        reviews = Observed.unknown("reviews", "timeout");
        Plans.assertSettled(decide());
    }

    @Test
    void refusesAForeignTag() {
        views.lightweight("v1.2.3", Commits.commit(5));
        Plans.assertBlocks(decide(), Rule.TAG_ABSENT, "v1.2.3");
    }

    @Test
    void refusesAnUnmergedPromotion() {
        pulls = Observed.present(List.of(PullRequests.promotion(9, VERSION)), "pull requests");
        Plans.assertBlocks(decide(), Rule.PROMOTION_REVIEWED, VERSION, "main");
    }

    @Test
    void refusesAnUnreviewedPromotion() {
        reviews = reviewed();
        Plans.assertBlocks(decide(), Rule.PROMOTION_REVIEWED, "#9", "without a valid approval");
    }

    @Test
    void refusesAnApprovalOfAnEarlierHead() {
        reviews = reviewed(new Review("maya", true, Commits.commit(60)));
        Plans.assertBlocks(
                decide(),
                Rule.PROMOTION_REVIEWED,
                "#9",
                "maya approved " + Commits.commit(60).abbreviated(),
                HEAD.abbreviated());
    }

    @Test
    void refusesTheApprovalOfSomebodyWhoMayNotWrite() {
        permissions.put("maya", Observed.present(Permission.READ, "permission of maya"));
        Plans.assertBlocks(decide(), Rule.PROMOTION_REVIEWED, "#9", "maya has no write permission");
    }

    @Test
    void passesWithOneValidApprovalAmongOthers() {
        permissions.put("olaf", Observed.present(Permission.NONE, "permission of olaf"));
        reviews = reviewed(new Review("olaf", true, HEAD), new Review("maya", true, HEAD));
        Plans.assertPasses(decide());
    }

    @Test
    void refusesAChangeRequestThatWasOverruled() {
        reviews = reviewed(new Review("maya", true, HEAD), new Review("otto", false, HEAD));
        Plans.assertBlocks(decide(), Rule.PROMOTION_REVIEWED, "#9", "otto");
    }

    @Test
    void refusesARedPromotion() {
        checks = Observed.present(List.of(new Check("build", State.FAILED)), "checks");
        Plans.assertBlocks(decide(), Rule.PROMOTION_GREEN, "#9", "build", HEAD.abbreviated());
    }

    @Test
    void refusesAMergeThatIsNotOnProduction() {
        onProduction = Observed.present(false, "ancestors");
        Plans.assertBlocks(decide(), Rule.PROMOTION_REVIEWED, "#9", "not on main");
    }

    @Test
    void warnsWhereProductionHasMovedOn() {
        views.branch("main", Commits.commit(44));
        assertThat(decide().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.isBlocker()).isFalse();
            assertThat(finding.message()).contains(Commits.commit(44).hex());
        });
    }

    @Test
    @DisplayName("L11 refuses a production branch that states another version somewhere")
    void refusesAWrongSurfaceOnProduction() {
        production.edit(Metadata.PACKAGE_JSON, "1.2.3", "1.2.2");
        Plans.assertBlocks(decide(), Rule.PROMOTED_SURFACES, "package.json#/version", "main", "1.2.2");
    }

    @Test
    @DisplayName("L12 refuses a promoted changelog with an old baseline")
    void refusesAnOldBaseline() {
        baseline = Observed.present("v1.2.2-rc", "releases");
        Plans.assertBlocks(decide(), Rule.CHANGELOG_BASELINE, "v1.2.2-rc");
    }

    @Test
    void refusesWithoutProductionBranch() {
        views.without("main");
        assertThat(decide().findings()).extracting(Finding::rule).contains(Rule.PRODUCTION_EXISTS);
    }

    @Test
    void doesNotKnowUnreadableFacts() {
        reviews = Observed.unknown("reviews", "no reviews");
        checks = Observed.unknown("checks", "no checks");
        onProduction = Observed.unknown("ancestors", "no history");
        baseline = Observed.unknown("releases", "no releases");
        production.unknown(Metadata.MANIFEST);
        Plan plan = decide();
        Plans.assertUnknown(plan, Rule.PROMOTION_REVIEWED, "no reviews");
        Plans.assertUnknown(plan, Rule.PROMOTION_GREEN, "no checks");
        Plans.assertUnknown(plan, Rule.PROMOTION_REVIEWED, "no history");
        Plans.assertUnknown(plan, Rule.CHANGELOG_BASELINE, "no releases");
        Plans.assertUnknown(plan, Rule.PROMOTED_SURFACES, "object is corrupt");
    }

    @Test
    void doesNotKnowWhatAReviewerMay() {
        permissions.put("maya", Observed.unknown("permission of maya", "HTTP 403"));
        Plans.assertUnknown(decide(), Rule.PROMOTION_REVIEWED, "HTTP 403");
    }

    @Test
    void doesNotKnowWhenPullRequestsCannotBeListed() {
        pulls = Observed.unknown("pull requests", "HTTP 500");
        Plans.assertUnknown(decide(), Rule.PROMOTION_OPEN, "HTTP 500");
    }

    @Test
    @DisplayName("L7 a remote that does not answer is unknown, and nothing else is said of it")
    void doesNotKnowASilentRemote() {
        views.unknown();
        Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
        assertThat(decide().findings()).hasSize(1);
    }

    @Test
    void namesEverythingAtOnce() {
        reviews = reviewed(new Review("otto", false, HEAD));
        checks = Observed.present(List.of(), "checks");
        production.edit(Metadata.CHART, "version: 1.2.3", "version: 1.2.2");
        baseline = Observed.present("v1.0.0", "releases");
        assertThat(decide().findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(
                        Rule.PROMOTION_REVIEWED,
                        Rule.PROMOTION_REVIEWED,
                        Rule.PROMOTION_GREEN,
                        Rule.PROMOTED_SURFACES,
                        Rule.CHANGELOG_BASELINE);
    }
}
