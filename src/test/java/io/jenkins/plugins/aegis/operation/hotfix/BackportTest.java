package io.jenkins.plugins.aegis.operation.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.OperationOutcome;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.plan.GovernanceAction.CreateBranch;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.OpenPullRequest;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Replay;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.PullRequests;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackportTest {
    private static final String VERSION = "1.2.3";

    /** What is decided of made-up facts. */
    @Nested
    class Decision {
        private final CommitSummary older = new CommitSummary(Commits.commit(77), "Ada", "fix: leak");
        private final CommitSummary newer = new CommitSummary(Commits.commit(78), "Ada", "fix: tail");
        private final String branch = "chore/backport-" + newer.id().abbreviated() + "-develop";
        private final Views views = Views.of(VERSION);
        private Observed<List<CommitSummary>> missing = Observed.present(List.of(newer, older), "main");
        private Observed<Replay> replay =
                Observed.present(new Replay(Commits.commit(90), List.of(), Optional.empty()), "replay");
        private Observed<List<PullRequest>> pulls = Observed.present(List.of(), "pulls");

        private Plan decide() {
            return new Backport(Requests.of(VERSION))
                    .decide(new Backport.Facts(views.view(), new Hotfixes(missing), replay, pulls));
        }

        @Test
        void opensAPullRequestWithEveryHotfixFromANewBranch() {
            Plans.assertPasses(decide());
            assertThat(decide().actions())
                    .satisfiesExactly(
                            first -> assertThat(first).isEqualTo(new CreateBranch(branch, Commits.commit(90))),
                            second -> {
                                OpenPullRequest open = (OpenPullRequest) second;
                                assertThat(open.head()).isEqualTo(branch);
                                assertThat(open.base()).isEqualTo("develop");
                                assertThat(open.body())
                                        .contains(older.id() + " fix: leak\n- " + newer.id() + " fix: tail");
                            });
        }

        @Test
        void goesOnWithABranchThatACrashLeftBehind() {
            views.branch(branch, Commits.commit(90));
            assertThat(decide().actions()).singleElement().isInstanceOf(OpenPullRequest.class);
        }

        @Test
        void isSettledWhereNothingIsMissing() {
            missing = Observed.present(List.of(), "main");
            Plans.assertSettled(decide());
        }

        @Test
        void isSettledByAnOpenPullRequestOfTheSameHotfixes() {
            pulls = Observed.present(
                    List.of(PullRequests.open(5, "chore", branch, "develop", Commits.commit(90))), "pulls");
            Plans.assertSettled(decide());
        }

        @Test
        void doesNotTakeAClosedPullRequestForOne() {
            pulls = Observed.present(
                    List.of(PullRequests.closed(PullRequests.open(5, "chore", branch, "develop", Commits.commit(90)))),
                    "pulls");
            assertThat(decide().actions()).hasSize(2);
        }

        @Test
        @DisplayName("a conflict names the commit, where it collides, and the commands to do it by hand")
        void refusesACommitThatDoesNotApply() {
            replay = Observed.present(
                    new Replay(
                            Views.DEVELOP,
                            List.of(),
                            Optional.of(new Replay.Conflict(older.id(), List.of("src/index.js")))),
                    "replay");
            Plans.assertBlocks(decide(), Rule.BACKPORT_APPLIES, older.id().hex(), "fix: leak", "src/index.js");
            assertThat(decide().findings().get(0).remedy())
                    .contains("git cherry-pick -x " + older.id() + " " + newer.id(), "origin/develop", branch);
            assertThat(decide().actions()).isEmpty();
        }

        @Test
        void refusesWithoutSourceOrProduction() {
            views.without("develop");
            missing = Observed.absent("branches");
            Plans.assertBlocks(decide(), Rule.SOURCE_EXISTS, "develop");
            views.branch("develop", Views.DEVELOP).without("main");
            Plans.assertBlocks(decide(), Rule.PRODUCTION_EXISTS, "main");
        }

        @Test
        void doesNotKnowUnreadableFacts() {
            missing = Observed.unknown("main", "no log");
            Plans.assertUnknown(decide(), Rule.HOTFIXES_BACKPORTED, "no log");
            missing = Observed.present(List.of(newer), "main");
            pulls = Observed.unknown("pulls", "HTTP 503");
            Plans.assertUnknown(decide(), Rule.BACKPORT_APPLIES, "HTTP 503");
            pulls = Observed.present(List.of(), "pulls");
            replay = Observed.unknown("replay", "no merge");
            Plans.assertUnknown(decide(), Rule.BACKPORT_APPLIES, "no merge");
        }

        @Test
        @DisplayName("L7 a remote that does not answer is unknown, and nothing else is said of it")
        void doesNotKnowASilentRemote() {
            views.unknown();
            Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
            assertThat(decide().findings()).hasSize(1);
        }
    }

    /** What happens on a real repository. */
    @Nested
    class Effect {
        @TempDir
        Path directory;

        private ReleaseWorld world;

        private CommitId hotfix(String subject, String path, String text) {
            world.remote().git("fetch", "--quiet", "origin");
            world.remote().git("switch", "--quiet", "--force-create", "hotfix", "origin/main");
            CommitId commit = world.remote().commit(subject, path, text);
            world.remote().git("push", "--quiet", "origin", "HEAD:refs/heads/main");
            return commit;
        }

        private OperationOutcome backport() throws Exception {
            var request = Requests.of(VERSION);
            return new OperationRunner("aegisBackport", request, world.ports()).run(new Backport(request));
        }

        private List<CommitSummary> missing() throws Exception {
            var request = Requests.of(VERSION);
            return new Backport(request).observe(world.ports()).commits();
        }

        @Test
        void bringsHotfixesBackAndThenFindsNothingMissing() throws Exception {
            world = ReleaseWorld.straight(directory, VERSION);
            hotfix("fix: leak", "src/leak.js", "mended\n");
            hotfix("fix: tail", "src/tail.js", "mended\n");

            assertThat(backport().word()).isEqualTo("APPLIED");
            assertThat(backport().word()).isEqualTo("ALREADY_DONE");
            world.reviewAndMerge("develop");

            assertThat(missing()).isEmpty();
            assertThat(world.remote().bareGit("show", "develop:src/leak.js")).isEqualTo("mended");
        }

        @Test
        @DisplayName("several hotfixes that came back squashed into one commit are back")
        void findsNothingMissingAfterASquash() throws Exception {
            world = ReleaseWorld.straight(directory, VERSION);
            hotfix("fix: leak", "src/leak.js", "mended\n");
            hotfix("fix: tail", "src/tail.js", "mended\n");
            world.remote().git("switch", "--quiet", "develop");
            world.remote().file("src/leak.js", "mended\n");
            world.remote().commit("fix: leak and tail", "src/tail.js", "mended\n");
            world.remote().git("push", "--quiet", "origin", "develop");

            assertThat(missing()).isEmpty();
        }

        @Test
        void refusesHotfixesThatCollideAndWritesNothing() throws Exception {
            world = ReleaseWorld.straight(directory, VERSION);
            CommitId commit = hotfix("fix: shine", "src/index.js", "dull\n");
            String before = world.outside();

            assertThatThrownBy(this::backport)
                    .isInstanceOf(ReleaseRefused.class)
                    .hasMessageContaining("AEGIS-HTF-002")
                    .hasMessageContaining(commit.hex())
                    .hasMessageContaining("src/index.js");
            assertThat(world.outside()).isEqualTo(before);
        }

        @Test
        void goesOnAfterACrashBetweenBranchAndPullRequestAlthoughTheSourceMoved() throws Exception {
            world = ReleaseWorld.straight(directory, VERSION);
            hotfix("fix: leak", "src/leak.js", "mended\n");
            world.ports().forge().refuseOnce("openPullRequest", "HTTP 502");
            assertThatThrownBy(this::backport).isInstanceOf(PortUnavailable.class);
            world.remote().git("switch", "--quiet", "develop");
            world.remote().commit("feat: more", "src/more.js", "more\n");
            world.remote().git("push", "--quiet", "origin", "develop");

            assertThat(backport().word()).isEqualTo("APPLIED");
            assertThat(world.ports()
                            .forge()
                            .pullRequestsInto("develop")
                            .asOptional()
                            .orElseThrow())
                    .hasSize(1);
        }

        @Test
        @DisplayName("a branch of that name that holds something else is left alone")
        void refusesABranchOfSomebodyElse() throws Exception {
            world = ReleaseWorld.straight(directory, VERSION);
            CommitId commit = hotfix("fix: leak", "src/leak.js", "mended\n");
            String branch = "chore/backport-" + commit.abbreviated() + "-develop";
            world.remote().git("push", "--quiet", "origin", "origin/main:refs/heads/" + branch);

            assertThatThrownBy(this::backport)
                    .isInstanceOf(ReleaseRefused.class)
                    .hasMessageContaining("somebody else made it");
        }
    }
}
