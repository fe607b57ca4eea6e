package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import hudson.model.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    @Test
    void stagesAfterAFailureAreSkipped() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages {
                        stage('a') { steps { error 'broken'
                                             note 'not reached' } }
                        stage('b') { steps { note 'ran' }
                                     post { always { note 'post' } } }
                    }
                }
                """);
        assertThat(lab.notes()).isEmpty();
        assertThat(outcome.result()).isEqualTo(Result.FAILURE);
        assertThat(outcome.error()).containsInstanceOf(AbortException.class);
        assertThat(outcome.stage("a").orElseThrow().reason()).isEqualTo("broken");
        assertThat(outcome.stage("b").orElseThrow().status()).isEqualTo(StageStatus.SKIPPED);
        assertThat(outcome.stage("b").orElseThrow().reason())
                .isEqualTo("Stage \"b\" skipped due to earlier failure(s)");
        assertThat(lab.console()).endsWith("Stage \"b\" skipped due to earlier failure(s)", "ERROR: broken");
    }

    @Test
    void aTimeoutStopsTheStepThatRuns() {
        PipelineOutcome outcome = lab.steps("timeout(time: 1, unit: 'SECONDS') { waitForever() }\nnote 'not reached'");
        assertThat(lab.notes()).containsExactly("waiting", "stopped: Timeout has been exceeded");
        assertThat(outcome.result()).isEqualTo(Result.ABORTED);
        assertThat(outcome.stage("only").orElseThrow().status()).isEqualTo(StageStatus.ABORTED);
    }

    @Test
    void aTimeoutReachesCodeThatDoesNotWaitAtItsNextStep() {
        PipelineOutcome outcome =
                lab.steps("timeout(time: 20, unit: 'MILLISECONDS') { script { while (true) { echo 'again' } } }");
        assertThat(outcome.result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void whatEndsInTimeIsNotInterruptedLater() {
        PipelineOutcome outcome = lab.steps(
                "timeout(time: 1, unit: 'SECONDS') { note 'quick' }\nsleep(time: 1200, unit: 'MILLISECONDS')");
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void theTimeoutOfThePipelineEndsItAndPostStillRuns() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    options { timeout(time: 1, unit: 'SECONDS') }
                    stages { stage('a') { steps { waitForever() } } }
                    post { aborted { note 'aborted' } }
                }
                """);
        assertThat(lab.notes()).containsExactly("waiting", "stopped: Timeout has been exceeded", "aborted");
        assertThat(outcome.result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void interruptingTheThreadStopsTheStepThatRuns() throws Exception {
        PipelineOutcome[] outcome = new PipelineOutcome[1];
        Thread build = new Thread(() -> outcome[0] = lab.steps("waitForever()"));
        build.start();
        lab.await("waiting");
        build.interrupt();
        build.join();
        assertThat(lab.notes()).containsExactly("waiting", "stopped: Interrupted");
        assertThat(outcome[0].result()).isEqualTo(Result.ABORTED);
    }

    @Test
    void retryRepeatsWhatFailsAndThenGivesUp() {
        PipelineOutcome outcome = lab.steps("retry(3) { note 'try'\nerror 'no' }");
        assertThat(lab.notes()).containsExactly("try", "try", "try");
        assertThat(lab.console()).containsSubsequence("ERROR: no", "Retrying", "ERROR: no", "Retrying", "ERROR: no");
        assertThat(outcome.result()).isEqualTo(Result.FAILURE);
    }

    @Test
    void retryStopsAtTheFirstSuccess() {
        PipelineOutcome outcome =
                lab.steps("script { int n = 0; retry(3) { n++; note \"try ${n}\"; if (n < 2) { error 'no' } } }");
        assertThat(lab.notes()).containsExactly("try 1", "try 2");
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void retryNeverRepeatsAnAbort() {
        lab.steps("timeout(time: 1, unit: 'SECONDS') { retry(3) { waitForever() } }");
        assertThat(lab.notes()).containsOnlyOnce("waiting");
    }

    @Test
    void retryAsAStagesOptionRepeatsItsSteps() {
        PipelineOutcome outcome = lab.run(
                """
                int n = 0
                pipeline {
                    agent none
                    stages { stage('a') { options { retry(2) }
                                          steps { script { n++; note "try ${n}"; if (n < 2) { error 'no' } } } } }
                }
                """);
        assertThat(lab.notes()).containsExactly("try 1", "try 2");
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void catchErrorGoesOnAndMarksBuildAndStage() {
        PipelineOutcome outcome = lab.steps(
                "catchError(buildResult: 'UNSTABLE', stageResult: 'FAILURE', message: 'went on') { error 'no' }\nnote 'after'");
        assertThat(lab.notes()).containsExactly("after");
        assertThat(lab.console()).contains("went on", "ERROR: no");
        assertThat(outcome.result()).isEqualTo(Result.UNSTABLE);
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.stage("only").orElseThrow().status()).isEqualTo(StageStatus.FAILURE);
    }

    @Test
    void parallelStepsAllEndThoughOneFails() {
        PipelineOutcome outcome =
                lab.steps("parallel(l: { note 'failing'\nerror 'left' }, r: { awaitNote 'failing'\nnote 'right' })");
        assertThat(lab.notes()).containsExactly("failing", "right");
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e).hasMessage("left"));
    }

    @Test
    void failFastStopsTheOtherBranches() {
        PipelineOutcome outcome =
                lab.steps("parallel(l: { awaitNote 'waiting'\nerror 'left' }, r: { waitForever() }, failFast: true)");
        assertThat(lab.notes()).containsExactly("waiting", "stopped: Failed in branch l");
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e).hasMessage("left"));
    }

    @Test
    void failFastOfAStageStopsItsOtherStages() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages {
                        stage('both') {
                            failFast true
                            parallel {
                                stage('l') { steps { awaitNote 'waiting'
                                                     error 'left' } }
                                stage('r') { steps { waitForever() } }
                            }
                        }
                    }
                }
                """);
        assertThat(lab.notes()).contains("stopped: Failed in branch l");
        assertThat(outcome.stage("l").orElseThrow().status()).isEqualTo(StageStatus.FAILURE);
        assertThat(outcome.stage("r").orElseThrow().status()).isEqualTo(StageStatus.ABORTED);
        assertThat(outcome.stage("both").orElseThrow().status()).isEqualTo(StageStatus.FAILURE);
        assertThat(outcome.result()).isEqualTo(Result.FAILURE);
    }
}
