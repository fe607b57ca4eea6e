package io.jenkins.plugins.aegis.operation.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.operation.preflight.Preflight;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Severity;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.PullRequests;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What preflight finds of a repository in which something was done past the process. */
class DriftObservationTest {
    @TempDir
    Path directory;

    private ReleaseWorld world;

    private void straight() {
        world = ReleaseWorld.straight(directory, "1.2.3");
        // The world's own history was pushed, not merged.
        byPullRequest(world.head("develop").orElseThrow(), "develop", 70);
    }

    private CommitId push(String branch, String subject, String path, String text) {
        world.remote().git("fetch", "--quiet", "origin");
        world.remote().git("switch", "--quiet", "--force-create", "work", "origin/" + branch);
        CommitId commit = world.remote().commit(subject, path, text);
        world.remote().git("push", "--quiet", "origin", "HEAD:refs/heads/" + branch);
        return commit;
    }

    private void byPullRequest(CommitId merge, String base, int number) {
        PullRequest pull = PullRequests.open(number, "fix: something", "topic/" + number, base, merge);
        world.ports().forge().pullRequest(pull).merge(number, merge);
    }

    private List<Finding> found(Rule rule) throws InterruptedException {
        Preflight preflight = new Preflight(Requests.of("1.2.3"));
        return preflight.decide(preflight.observe(world.ports())).findings().stream()
                .filter(finding -> finding.rule() == rule)
                .toList();
    }

    @Test
    void passesWhereEverythingCameByPullRequests() throws Exception {
        straight();
        assertThat(found(Rule.REVIEWED_CHANGES)).isEmpty();
        assertThat(found(Rule.METADATA_BY_TOOL)).isEmpty();
        assertThat(found(Rule.TAGS_UNMOVED)).isEmpty();
    }

    @Test
    void refusesADirectPushToProduction() throws Exception {
        straight();
        push("main", "fix: quickly", "src/quick.js", "quick\n");
        Plans.assertBlocks(found(Rule.REVIEWED_CHANGES), Rule.REVIEWED_CHANGES, "main", "fix: quickly (Ada)");
    }

    @Test
    void showsADirectPushToTheSourceToTheApprover() throws Exception {
        straight();
        push("develop", "feat: quickly", "src/quick.js", "quick\n");
        assertThat(found(Rule.REVIEWED_CHANGES)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("1 commits came to develop", "feat: quickly");
        });
    }

    @Test
    @DisplayName("the commits of a rebased pull request are its own, although it ended in the last of them only")
    void findsARebasedPullRequestByItsCommits() throws Exception {
        straight();
        CommitId first = push("develop", "feat: one", "src/one.js", "one\n");
        CommitId second = push("develop", "feat: two", "src/two.js", "two\n");
        byPullRequest(second, "develop", 71);
        world.ports().forge().brought(71, first);
        assertThat(found(Rule.REVIEWED_CHANGES)).isEmpty();
    }

    @Test
    @DisplayName("a pull request into another branch accounts for nothing here")
    void doesNotCountAPullRequestElsewhere() throws Exception {
        straight();
        CommitId commit = push("main", "fix: quickly", "src/quick.js", "quick\n");
        byPullRequest(commit, "topic", 71);
        assertThat(found(Rule.REVIEWED_CHANGES)).hasSize(1);
    }

    @Test
    @DisplayName("L34 without a commit since the last release the forge is not asked for pull requests of production")
    void asksNothingOfABranchThatStoodStill() throws Exception {
        straight();
        found(Rule.REVIEWED_CHANGES);
        assertThat(world.ports().forge().reads())
                .doesNotContain("pull requests into main")
                .noneMatch(read -> read.startsWith("pull requests with"));
    }

    @Test
    void looksAtASquashDivergentSourceSinceTheReleaseBefore() throws Exception {
        world = ReleaseWorld.squashDivergent(directory, "1.2.3");
        assertThat(found(Rule.REVIEWED_CHANGES)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("develop", "feat: shine"));
    }

    @Test
    void refusesAHotfixThatNobodyAuthorised() throws Exception {
        straight();
        byPullRequest(push("main", "fix: leak", "src/leak.js", "mended\n"), "main", 71);
        Plans.assertBlocks(found(Rule.HOTFIX_AUTHORISED), Rule.HOTFIX_AUTHORISED, "hotfix #71");
    }

    @Test
    void asksForNoAuthorisationOfAPromotion() throws Exception {
        straight();
        CommitId merge = push("main", "chore(release): promote", "src/leak.js", "mended\n");
        world.ports()
                .forge()
                .pullRequest(PullRequests.promotion(71, "1.2.3-rc"))
                .merge(71, merge);
        assertThat(found(Rule.HOTFIX_AUTHORISED)).isEmpty();
    }

    @Test
    @DisplayName("a branch that is only named like a release branch is no promotion")
    void takesNoOtherBranchForAPromotion() throws Exception {
        straight();
        CommitId merge = push("main", "fix: sneak", "src/leak.js", "mended\n");
        world.ports()
                .forge()
                .pullRequest(PullRequests.open(71, "fix: sneak", "release/urgent", "main", merge))
                .merge(71, merge);
        assertThat(found(Rule.HOTFIX_AUTHORISED)).hasSize(1);
    }

    @Test
    void refusesAVersionEditedByHandAndNamesTheCommit() throws Exception {
        straight();
        push("main", "chore: bump", Metadata.CHART, "name: aegis\nversion: 9.9.9\nappVersion: \"9.9.9\"\n");
        Plans.assertBlocks(
                found(Rule.METADATA_BY_TOOL),
                Rule.METADATA_BY_TOOL,
                "main is not as v1.2.2 left it",
                "states 9.9.9, not 1.2.2",
                "chore: bump (Ada)");
    }

    @Test
    void refusesAChangelogEditedByHand() throws Exception {
        straight();
        push("develop", "docs: nicer words", Metadata.CHANGELOG, "# Changelog\n\nNicer.\n");
        Plans.assertBlocks(
                found(Rule.METADATA_BY_TOOL),
                Rule.METADATA_BY_TOOL,
                "develop",
                "CHANGELOG.md has another text",
                "docs: nicer words");
    }

    @Test
    @DisplayName("what else a metadata file holds may change: dependencies are no version")
    void letsDependenciesChange() throws Exception {
        straight();
        push(
                "develop",
                "build: depend on left-pad",
                Metadata.PACKAGE_JSON,
                "{\"name\": \"" + Metadata.PACKAGE
                        + "\", \"version\": \"1.2.2\", \"dependencies\": {\"left-pad\": \"1\"}}\n");
        assertThat(found(Rule.METADATA_BY_TOOL)).isEmpty();
    }

    @Test
    void refusesATagThatWasMovedSinceAnEarlierBuildPushedIt() throws Exception {
        straight();
        world.ports().build().pushedEarlier("v1.2.2", "0".repeat(40));
        Plans.assertBlocks(found(Rule.TAGS_UNMOVED), Rule.TAGS_UNMOVED, "v1.2.2", "0".repeat(40));
    }

    @Test
    void doesNotKnowWhatTheForgeDoesNotSay() throws Exception {
        straight();
        push("main", "fix: quickly", "src/quick.js", "quick\n");
        world.ports().forge().unknown("pullRequestsWith", "HTTP 503");
        Plans.assertUnknown(found(Rule.REVIEWED_CHANGES), Rule.REVIEWED_CHANGES, "HTTP 503");
        world.ports().forge().unknown("pullRequestsInto", "HTTP 502");
        Plans.assertUnknown(found(Rule.REVIEWED_CHANGES), Rule.REVIEWED_CHANGES, "HTTP 502");
        world.ports().build().unreadableEarlierLogs("permission denied");
        Plans.assertUnknown(found(Rule.TAGS_UNMOVED), Rule.TAGS_UNMOVED, "permission denied");
    }
}
