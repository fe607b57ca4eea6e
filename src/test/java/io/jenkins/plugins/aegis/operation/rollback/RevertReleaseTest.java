package io.jenkins.plugins.aegis.operation.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.OperationOutcome;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.rollback.RevertRelease.BranchRollback;
import io.jenkins.plugins.aegis.plan.GovernanceAction.CreateBranch;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.OpenPullRequest;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Replay;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
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

class RevertReleaseTest {

    /** What is decided of made-up facts. */
    @Nested
    class Decision {
        private static final String BRANCH = "chore/rollback-1.2.3-main";

        private final Views views = Views.of("1.2.3").released();
        private String reason = "It leaks.";
        private Observed<ReleaseVersion> below = Observed.present(ReleaseVersion.parse("1.2.2"), "tags");
        private Observed<Replay> now = replayed(Commits.commit(90));
        private Observed<Replay> begun = Observed.absent(BRANCH);
        private Observed<List<PullRequest>> pulls = Observed.present(List.of(), "pulls");

        private Observed<Replay> replayed(CommitId head, CommitId... contained) {
            return Observed.present(new Replay(head, List.of(contained), Optional.empty()), "revert");
        }

        private Plan decide() {
            return new RevertRelease(Requests.of("1.2.3"), reason)
                    .decide(new RevertRelease.Facts(
                            views.view(), below, List.of(new BranchRollback("main", BRANCH, now, begun, pulls))));
        }

        @Test
        void opensAPullRequestWithTheReasonFromANewBranch() {
            Plans.assertPasses(decide());
            assertThat(decide().actions())
                    .satisfiesExactly(
                            first -> assertThat(first).isEqualTo(new CreateBranch(BRANCH, Commits.commit(90))),
                            second -> {
                                OpenPullRequest open = (OpenPullRequest) second;
                                assertThat(open.head()).isEqualTo(BRANCH);
                                assertThat(open.base()).isEqualTo("main");
                                assertThat(open.title()).contains("1.2.3");
                                assertThat(open.body()).contains("v1.2.2..v1.2.3", "It leaks.", "rita");
                            });
        }

        @Test
        void isSettledWhereNothingOfTheReleaseIsLeft() {
            now = replayed(Views.MAIN, Commits.commit(5));
            begun = replayed(Commits.commit(90));
            Plans.assertSettled(decide());
        }

        @Test
        void isSettledByAnOpenPullRequest() {
            pulls = Observed.present(
                    List.of(PullRequests.open(5, "revert", BRANCH, "main", Commits.commit(90))), "pulls");
            Plans.assertSettled(decide());
        }

        @Test
        void goesOnWithABranchThatACrashLeftBehind() {
            views.branch(BRANCH, Commits.commit(91));
            begun = replayed(Commits.commit(91));
            assertThat(decide().actions()).singleElement().isInstanceOf(OpenPullRequest.class);
        }

        @Test
        void refusesWithoutAReason() {
            reason = " ";
            Plans.assertBlocks(decide(), Rule.ROLLBACK_EXPLAINED, "no reason");
        }

        @Test
        void refusesWhatHasNoReleaseBelow() {
            below = Observed.absent("a version tag below 1.2.3");
            Plans.assertBlocks(decide(), Rule.ROLLBACK_RANGE, "no a version tag below 1.2.3");
        }

        @Test
        @DisplayName("a collision names the paths and the commands to do it by hand")
        void refusesWhatCollidesWithLaterChanges() {
            now = Observed.present(
                    new Replay(
                            Views.MAIN,
                            List.of(),
                            Optional.of(new Replay.Conflict(Commits.commit(5), List.of("src/index.js")))),
                    "revert");
            Plans.assertBlocks(decide(), Rule.ROLLBACK_APPLIES, "v1.2.2..v1.2.3", "main", "src/index.js");
            assertThat(decide().findings().get(0).remedy()).contains("git diff --binary v1.2.3 v1.2.2", BRANCH);
            assertThat(decide().actions()).isEmpty();
        }

        @Test
        void doesNotKnowUnreadableFacts() {
            below = Observed.unknown("tags", "no tags");
            Plans.assertUnknown(decide(), Rule.ROLLBACK_RANGE, "no tags");
            below = Observed.present(ReleaseVersion.parse("1.2.2"), "tags");
            now = Observed.unknown("revert", "no merge");
            Plans.assertUnknown(decide(), Rule.ROLLBACK_APPLIES, "no merge");
            now = replayed(Commits.commit(90));
            begun = Observed.unknown("revert", "no base");
            Plans.assertUnknown(decide(), Rule.ROLLBACK_APPLIES, "no base");
            begun = Observed.absent(BRANCH);
            pulls = Observed.unknown("pulls", "HTTP 503");
            Plans.assertUnknown(decide(), Rule.ROLLBACK_APPLIES, "HTTP 503");
            views.unknown();
            Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "connection timed out");
        }
    }

    /** What happens on a real repository. */
    @Nested
    class Effect {
        @TempDir
        Path directory;

        private ReleaseWorld world;

        /** 1.2.3 was released of what develop had. */
        private void released() {
            world = ReleaseWorld.straight(directory, "1.2.3");
            world.remote().git("switch", "--quiet", "main");
            world.remote().git("merge", "--quiet", "--no-ff", "-m", "Merge release", "develop");
            Metadata.files("1.2.3", "v1.2.2").forEach(world.remote()::file);
            world.remote().commit("chore: release 1.2.3");
            world.remote().git("tag", "--annotate", "v1.2.3", "--message", "Release v1.2.3");
            world.remote().push();
        }

        private OperationOutcome revert() throws Exception {
            var request = Requests.of("1.2.3");
            return new OperationRunner("aegisPrepareRollback", request, world.ports())
                    .run(new RevertRelease(request, "It leaks."));
        }

        @Test
        @DisplayName("L30 takes the release back on both branches, and leaves its metadata")
        void takesTheReleaseBackOnBothBranches() throws Exception {
            released();

            assertThat(revert().word()).isEqualTo("APPLIED");
            assertThat(revert().word()).isEqualTo("ALREADY_DONE");
            world.reviewAndMerge("main");
            world.reviewAndMerge("develop");

            for (String branch : List.of("main", "develop")) {
                assertThat(world.remote().bareGit("ls-tree", "-r", "--name-only", branch))
                        .doesNotContain("src/index.js");
            }
            assertThat(world.remote().bareGit("show", "main:" + Metadata.MANIFEST))
                    .contains("1.2.3");
            assertThat(revert().word()).isEqualTo("ALREADY_DONE");
        }

        @Test
        void goesOnAfterACrashAlthoughTheBranchMoved() throws Exception {
            released();
            world.ports().forge().refuseOnce("openPullRequest", "HTTP 502");
            assertThatThrownBy(this::revert).isInstanceOf(PortUnavailable.class);
            world.remote().git("switch", "--quiet", "main");
            world.remote().commit("feat: more", "src/more.js", "more\n");
            world.remote().git("push", "--quiet", "origin", "main");

            assertThat(revert().word()).isEqualTo("APPLIED");
            assertThat(world.ports()
                            .forge()
                            .pullRequestsInto("main")
                            .asOptional()
                            .orElseThrow())
                    .hasSize(1);
        }
    }
}
