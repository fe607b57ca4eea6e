package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    private static final String POST =
            """
            post {
                cleanup { note 'cleanup' }
                failure { note 'failure' }
                success { note 'success' }
                unstable { note 'unstable' }
                aborted { note 'aborted' }
                unsuccessful { note 'unsuccessful' }
                notBuilt { note 'notBuilt' }
                changed { note 'changed' }
                fixed { note 'fixed' }
                regression { note 'regression' }
                always { note "always ${currentBuild.currentResult}" }
            }
            """;

    private void run(String steps, Optional<Result> previous) {
        lab.as(new BuildInfo(2, previous))
                .run("pipeline { agent none\n stages { stage('a') { steps { script { %s } } } }\n %s }"
                        .formatted(steps, POST));
    }

    @Test
    void aSuccessAfterASuccess() {
        run("echo 'fine'", Optional.of(Result.SUCCESS));
        assertThat(lab.notes()).containsExactly("always SUCCESS", "success", "cleanup");
    }

    @Test
    void aSuccessAfterAFailureIsFixed() {
        run("echo 'fine'", Optional.of(Result.FAILURE));
        assertThat(lab.notes()).containsExactly("always SUCCESS", "changed", "fixed", "success", "cleanup");
    }

    @Test
    void aSuccessAfterAnAbortIsChangedButNotFixed() {
        run("echo 'fine'", Optional.of(Result.ABORTED));
        assertThat(lab.notes()).containsExactly("always SUCCESS", "changed", "success", "cleanup");
    }

    @Test
    void theFirstBuildIsAChange() {
        run("echo 'fine'", Optional.empty());
        assertThat(lab.notes()).containsExactly("always SUCCESS", "changed", "success", "cleanup");
    }

    @Test
    void aFailureAfterASuccessIsARegression() {
        run("error 'no'", Optional.of(Result.SUCCESS));
        assertThat(lab.notes())
                .containsExactly("always FAILURE", "changed", "regression", "unsuccessful", "failure", "cleanup");
    }

    @Test
    void anUnstableBuild() {
        run("currentBuild.result = 'UNSTABLE'", Optional.of(Result.UNSTABLE));
        assertThat(lab.notes()).containsExactly("always UNSTABLE", "unsuccessful", "unstable", "cleanup");
    }

    @Test
    void aNotBuiltBuild() {
        run("currentBuild.result = 'NOT_BUILT'", Optional.of(Result.NOT_BUILT));
        assertThat(lab.notes()).containsExactly("always NOT_BUILT", "unsuccessful", "notBuilt", "cleanup");
    }

    @Test
    void theResultShownInPostIsNotTheBuildsResultAfterIt() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages { stage('a') { steps { error 'no' }
                                          post { always { script { note "${currentBuild.result}" } } } } }
                    post { always { note "${currentBuild.currentResult}" } }
                }
                """);
        assertThat(lab.notes()).containsExactly("FAILURE", "FAILURE");
        assertThat(outcome.result()).isEqualTo(Result.FAILURE);
    }

    @Test
    void aFailingConditionFailsTheBuildAndTheOthersStillRun() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages { stage('a') { steps { echo 'a' } } }
                    post { always { error 'in post' }
                           success { note 'success' }
                           failure { note 'failure' }
                           cleanup { note 'cleanup' } }
                }
                """);
        assertThat(lab.notes()).containsExactly("failure", "cleanup");
        assertThat(lab.console()).contains("Error when executing always post condition:", "in post");
        assertThat(outcome.stage("Declarative: Post Actions").orElseThrow().status())
                .isEqualTo(StageStatus.FAILURE);
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e).hasMessage("in post"));
    }

    @Test
    void theFirstFailureStaysTheBuildsError() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages { stage('a') { steps { error 'first' } } }
                    post { always { error 'second' } }
                }
                """);
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e).hasMessage("first"));
    }

    @Test
    void postWithoutASatisfiedConditionIsNoStage() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages { stage('a') { steps { echo 'a' } } }
                    post { failure { note 'failure' } }
                }
                """);
        assertThat(outcome.stages()).extracting(StageOutcome::name).containsExactly("a");
    }

    @Test
    void postRunsThoughThePipelineFailedBeforeItsStages() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    environment { A = "${nowhere}" }
                    stages { stage('a') { steps { note 'ran' } } }
                    post { always { note 'post' } }
                }
                """);
        assertThat(lab.notes()).containsExactly("post");
        assertThat(outcome.result()).isEqualTo(Result.FAILURE);
    }
}
