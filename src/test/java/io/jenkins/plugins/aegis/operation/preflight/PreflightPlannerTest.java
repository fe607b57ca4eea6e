package io.jenkins.plugins.aegis.operation.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.cut.CutFacts;
import io.jenkins.plugins.aegis.operation.drift.DriftFacts;
import io.jenkins.plugins.aegis.operation.drift.PushedTags;
import io.jenkins.plugins.aegis.operation.hotfix.Hotfixes;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.version.RecoveryFacts;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Check.State;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Approvals;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PreflightPlannerTest {
    private static final String VERSION = "1.2.3";

    private final Views views = Views.of(VERSION);
    private final Metadata source = Metadata.of(Views.DEVELOP, "1.2.2", "v1.2.1");
    private final Metadata production = Metadata.of(Views.MAIN, "1.2.2", "v1.2.1");
    private final Approvals approvals = Approvals.none();
    private Observed<List<Check>> checks = Observed.present(List.of(new Check("build", State.PASSED)), "checks");
    private Observed<List<CommitSummary>> hotfixes = Observed.present(List.of(), "main");
    private Observed<List<String>> differing = Observed.absent("a conflict");
    private static final Channel NPM =
            DescriptorDefaults.runbook().packaging().channels().get(0);
    private Observed<Publication> published = Observed.absent("the registry");
    private Channel channel = NPM;

    private DriftFacts drift = new DriftFacts(
            Observed.absent("version tags"),
            List.of(),
            List.of(),
            List.of(),
            new PushedTags(Observed.present(List.of(), "earlier builds")));

    private Plan decide() {
        RepositoryView view = views.view();
        return new Preflight(Requests.of(VERSION))
                .decide(new PreflightFacts(
                        new CutFacts(
                                view,
                                checks,
                                Observed.absent("branch release/1.2.3"),
                                RecoveryFacts.NONE,
                                new Hotfixes(hotfixes)),
                        approvals.facts(),
                        view.source().map(head -> source.facts()),
                        view.production().map(head -> production.facts()),
                        differing,
                        Map.of(channel, published),
                        drift));
    }

    @Test
    void passesAndPlansNothing() {
        Plans.assertPasses(decide());
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void isSettledWhereTheVersionIsReleased() {
        views.released();
        checks = Observed.unknown("checks", "timeout");
        Plans.assertSettled(decide());
    }

    @Test
    void looksOnlyAtWhatStillCountsOnceTheBranchIsCut() {
        views.cut();
        source.edit(Metadata.MANIFEST, "1.2.2", "1.0.0");
        Plans.assertPasses(decide());
    }

    @Test
    @DisplayName("L11 drift on the source branch is named with what each surface states")
    void refusesDriftOnTheSource() {
        source.edit(Metadata.PACKAGE_JSON, "1.2.2", "1.2.1");
        Plans.assertBlocks(
                decide(),
                Rule.SURFACES_AGREE,
                "develop",
                "package.json#/version 1.2.1",
                Metadata.MANIFEST + "#/. 1.2.2");
    }

    @Test
    void refusesDriftOnProduction() {
        production.edit(Metadata.CHART, "1.2.2", "1.2.1");
        Plans.assertBlocks(decide(), Rule.SURFACES_AGREE, "main", "Chart.yaml#/appVersion 1.2.1");
    }

    @Test
    @DisplayName("L11 a source branch whose manifest forgot the last release is refused")
    void refusesASourceThatForgotARelease() {
        Metadata.files("1.2.1", "v1.2.0").forEach(source::text);
        Plans.assertBlocks(decide(), Rule.METADATA_IN_STEP, "1.2.1 on develop", "1.2.2 on main");
    }

    @Test
    void refusesHotfixesThatWereNotBackported() {
        hotfixes =
                Observed.present(List.of(new CommitSummary(Commits.commit(77), "Ada", "fix: \u001b[2Jleak")), "main");
        Plans.assertBlocks(
                decide(),
                Rule.HOTFIXES_BACKPORTED,
                "1 commits of main",
                Commits.commit(77).abbreviated(),
                "\\u001b");
    }

    @Test
    @DisplayName("L13 a promotion that cannot merge is foreseen, with what differs")
    void refusesTreesThatCouldNotBePromoted() {
        differing = Observed.present(List.of("src/a.ts", "src/b.ts"), "changed paths");
        Plans.assertBlocks(decide(), Rule.TREES_AGREE, "develop does not merge into main", "2 files", "src/a.ts");
    }

    @Test
    @DisplayName("L3 a version that a channel would sort lower is refused")
    void refusesAVersionBelowATag() {
        views.lightweight("v1.2.9", Commits.commit(5));
        assertThat(decide().findings()).hasSize(2).allSatisfy(finding -> assertThat(finding.rule())
                .isEqualTo(Rule.VERSION_INCREASES));
    }

    @Test
    @DisplayName("L6 a dist-tag that would move down is foreseen")
    void refusesToMoveLatestDown() {
        published = Observed.present(new Publication(Map.of(), Set.of(), Map.of("latest", "2.0.0")), "the registry");
        Plans.assertBlocks(decide(), Rule.DIST_TAG_MOVES_UP, "latest", "2.0.0");
    }

    @Test
    @DisplayName("L15 that nobody could approve is foreseen")
    void refusesWhereNobodyCouldApprove() {
        approvals.rules(true);
        Plans.assertBlocks(decide(), Rule.APPROVERS_CONFIGURED, "no approvers");
    }

    @Test
    void refusesARepositoryWithoutProductionBranch() {
        views.without("main");
        Plans.assertBlocks(decide(), Rule.PRODUCTION_EXISTS, "main");
    }

    @Test
    void refusesAMissingSource() {
        views.without("develop");
        Plans.assertBlocks(decide(), Rule.SOURCE_EXISTS, "develop");
    }

    @Test
    @DisplayName("L7 a remote that does not answer is unknown, and nothing else is said of it")
    void doesNotKnowASilentRemote() {
        views.unknown();
        Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
        assertThat(decide().findings()).hasSize(1);
    }

    @Test
    void doesNotKnowUnreadableFacts() {
        checks = Observed.unknown("checks", "no checks");
        hotfixes = Observed.unknown("main", "no log");
        differing = Observed.unknown("trees", "no diff");
        published = Observed.unknown("the registry", "no registry");
        source.unknown(Metadata.CHART);
        production.unknown(Metadata.MANIFEST);
        Plan plan = decide();
        Plans.assertUnknown(plan, Rule.SOURCE_CHECKS_GREEN, "no checks");
        Plans.assertUnknown(plan, Rule.HOTFIXES_BACKPORTED, "no log");
        Plans.assertUnknown(plan, Rule.TREES_AGREE, "no diff");
        Plans.assertUnknown(plan, Rule.DIST_TAG_MOVES_UP, "no registry");
        Plans.assertUnknown(plan, Rule.SURFACES_AGREE, "object is corrupt");
        Plans.assertUnknown(plan, Rule.METADATA_IN_STEP, "object is corrupt");
    }

    @Test
    void namesEverythingAtOnce() {
        views.lightweight("v1.2.3", Commits.commit(5)).branch("release/1.2.0", Commits.commit(6));
        checks = Observed.present(List.of(new Check("build", State.PENDING)), "checks");
        source.edit(Metadata.PACKAGE_JSON, "1.2.2", "1.2.1");
        hotfixes = Observed.present(List.of(new CommitSummary(Commits.commit(77), "Ada", "fix")), "main");
        assertThat(decide().findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(
                        Rule.TAG_ABSENT,
                        Rule.ONE_ACTIVE_RELEASE,
                        Rule.SOURCE_CHECKS_GREEN,
                        Rule.SURFACES_AGREE,
                        Rule.HOTFIXES_BACKPORTED);
    }

    private static Channel python(boolean optional) {
        return new Channel.PyPi(
                new Channel.Place("python-sdk", List.of(), optional), "own", ".", List.of(), List.of(), true);
    }

    @Test
    @DisplayName("L3 a channel that would sort the version below what it has is named before anything is cut")
    void refusesAVersionThatAChannelSortsLower() {
        channel = python(false);
        published = Observed.present(new Publication(Map.of(), Set.of("1.2.3.post1"), Map.of()), "the index");
        Plans.assertBlocks(decide(), Rule.VERSION_INCREASES, "python-sdk", "1.2.3 below 1.2.3.post1");
    }

    @Test
    @DisplayName("L27 an optional channel that would sort it lower warns")
    void warnsWhereAnOptionalChannelSortsItLower() {
        channel = python(true);
        published = Observed.unknown("the index", "HTTP 502");
        assertThat(decide().findings()).hasSize(1).noneMatch(Finding::isBlocker);
    }
}
