package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.forge.CheckState;
import io.jenkins.plugins.aegis.rehearsal.forge.Maintainers;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Releases whose promotion or approval does not hold: there is no tag, and nothing is published. */
@ExtendWith(Shared.class)
class RefusedPromotionIT {
    @TempDir
    Path directory;

    private SampleSite world;

    @BeforeEach
    void open(Beginnings beginnings) {
        world = beginnings.at(Beginnings.Point.PROMOTION_OPENED, directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void refusesAPromotionThatNobodyReviewed() {
        refuses(
                merging((forge, pull) -> {}),
                PipelineListener.NONE,
                "AEGIS-PRM-004",
                "promotion #2 was merged",
                "without a valid approval of anybody but its author",
                "reviewed by a second person");
    }

    @Test
    void refusesAPromotionWithAStandingChangeRequest() {
        refuses(
                merging((forge, pull) -> {
                    forge.approve(People.REVIEWER, pull);
                    forge.requestChanges(People.APPROVER, pull, "The chart is wrong.");
                }),
                PipelineListener.NONE,
                "AEGIS-PRM-004",
                "promotion #2 was merged over the change request of maria",
                "Have maria approve or dismiss the review");
    }

    @ParameterizedTest
    @CsvSource({"RED, red", "PENDING, pending"})
    void refusesAPromotionThatWasNotGreen(CheckState state, String word) {
        refuses(
                merging((forge, pull) -> {
                    forge.approve(People.REVIEWER, pull);
                    forge.check(forge.pull(pull).headCommit(), "ci", state);
                }),
                PipelineListener.NONE,
                "AEGIS-PRM-005",
                "check \"ci\" is " + word + " on #2",
                "run this stage again");
    }

    @Test
    @DisplayName("after a refusal, what was missing is made good, and the next build releases")
    void releasesOnceTheReviewIsThere() {
        world.maintainers().requestChanges(People.APPROVER, 2, "The chart is wrong.");
        refuses(merging((forge, pull) -> forge.approve(People.REVIEWER, pull)), PipelineListener.NONE, "AEGIS-PRM-004");
        world.maintainers().approve(People.APPROVER, 2);

        FinishedBuild build = world.release(
                Map.of("VERSION", "0.2.0"),
                RehearsalCast.of(GoNoGo.answering(People.APPROVER, false)),
                PipelineListener.NONE);

        assertThat(build.failure()).doesNotContain("AEGIS-PRM-004");
        assertThat(build.report().outcome().stage("Verify and build"))
                .get()
                .satisfies(stage -> assertThat(stage.reason()).isEmpty());
    }

    /** One merges the promotion after the given deeds. */
    private static RehearsalCast merging(BiConsumer<Maintainers, Integer> before) {
        return new RehearsalCast(
                GoNoGo.answering(People.APPROVER, true),
                new ApprovalRules(People.APPROVERS, false),
                (forge, progress, releaseBranch) -> {
                    for (PullView pull : forge.pulls()) {
                        if (pull.state().equals("open") && pull.base().equals("main")) {
                            before.accept(forge, pull.number());
                            forge.merge(People.REVIEWER, pull.number(), MergeMethod.MERGE);
                        }
                    }
                });
    }

    private FinishedBuild refuses(RehearsalCast cast, PipelineListener watching, String... message) {
        return RefusedRelease.of(world, cast, watching, message);
    }
}
