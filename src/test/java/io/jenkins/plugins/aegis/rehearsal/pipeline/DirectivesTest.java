package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.model.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectivesTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    @Test
    void theAgentOfAStageIsANodeAndNoneIsNot() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages {
                        stage('with') { agent { label 'lin' + 'ux' }
                                        steps { script { note onNode() } } }
                        stage('without') { steps { onNode() } }
                    }
                }
                """);
        assertThat(lab.notes()).containsExactly(directory.toString());
        assertThat(lab.events()).contains("checkout with").doesNotContain("checkout without");
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e)
                .hasMessage("Step onNode requires a node context, and no agent is allocated in stage \"without\""));
    }

    @Test
    void skipDefaultCheckoutLeavesTheWorkspaceAsItIs() {
        lab.run(
                """
                pipeline {
                    agent any
                    options { skipDefaultCheckout() }
                    stages { stage('a') { agent any
                                          steps { echo 'a' } } }
                }
                """);
        assertThat(lab.events()).containsExactly("start a", "step echo:5", "SUCCESS a");
    }

    @Test
    void innerEnvironmentsLieOverOuterOnesAndThoseOverTheHost() {
        lab.run(
                """
                pipeline {
                    agent none
                    environment { A = 'outer'
                                  B = "${A}-b"
                                  FROM_HOST = 'pipeline' }
                    stages {
                        stage('one') { environment { A = 'inner' }
                                       steps { note "${env.A} ${B} ${env.FROM_HOST} ${env.STAGE_NAME} ${BUILD_NUMBER}" } }
                        stage('two') { steps { script { note "${A} ${env.NOWHERE}"; note note('A') } } }
                    }
                }
                """);
        assertThat(lab.notes()).containsExactly("inner outer-b pipeline one 1", "outer null", "A", "outer");
    }

    @Test
    void aVariableSetByTheScriptHoldsForTheStagesAfterIt() {
        lab.run(
                """
                pipeline {
                    agent none
                    stages {
                        stage('one') { steps { script { env.COMMIT = 'abc' } } }
                        stage('two') { steps { note COMMIT } }
                    }
                }
                """);
        assertThat(lab.notes()).containsExactly("abc");
    }

    static final String PARAMETERS =
            """
            pipeline {
                agent none
                parameters {
                    string(name: 'VERSION', defaultValue: '1.0.0', description: 'what', trim: true)
                    booleanParam(name: 'DRY', defaultValue: true, description: '')
                    text(name: 'WHY', defaultValue: '')
                    choice(name: 'KIND', choices: ['stable', 'preview'], description: '')
                    password(name: 'TOKEN', defaultValue: '')
                }
                stages { stage('a') { steps { note "${params.VERSION} ${params.DRY} ${params.KIND} [${params.WHY}] ${env.VERSION} ${DRY}"
                                              note params.DRY.getClass().simpleName } } }
            }
            """;

    @Test
    void parametersHaveTheirDeclaredDefaults() {
        lab.run(PARAMETERS);
        assertThat(lab.notes()).containsExactly("1.0.0 true stable [] 1.0.0 true", "Boolean");
    }

    @Test
    void givenParametersReplaceDefaults() {
        lab.run(PARAMETERS, Map.of("VERSION", " 2.0.0 ", "DRY", "false", "KIND", "preview"));
        assertThat(lab.notes()).containsExactly("2.0.0 false preview [] 2.0.0 false", "Boolean");
    }

    @Test
    void parametersThatDoNotFitAreRefusedTogetherBeforeAnythingRuns() {
        assertThatExceptionOfType(ParametersRefused.class)
                .isThrownBy(() -> lab.run(PARAMETERS, Map.of("VERSON", "1", "KIND", "beta", "DRY", "maybe")))
                .withMessage(
                        """
                        Parameter "DRY" expects true or false but received maybe
                        Illegal choice "beta" for parameter "KIND"; choices are [stable, preview]
                        Parameter "VERSON" is not declared; declared are [VERSION, DRY, WHY, KIND, TOKEN]""");
        assertThat(lab.events()).isEmpty();
    }

    @Test
    void acceptedOptionsChangeNothing() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    options {
                        buildDiscarder(logRotator(numToKeepStr: '30'))
                        disableConcurrentBuilds(abortPrevious: true)
                        durabilityHint('MAX_SURVIVABILITY')
                        preserveStashes(buildCount: 2)
                        disableRestartFromStage()
                        disableResume()
                        quietPeriod(3)
                        timestamps()
                        timeout(time: 1, unit: 'HOURS')
                    }
                    stages { stage('a') { options { timestamps() }
                                          steps { note 'ran' } } }
                }
                """);
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
        assertThat(lab.notes()).containsExactly("ran");
    }

    @Test
    void skipStagesAfterUnstableSkipsThem() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    options { skipStagesAfterUnstable() }
                    stages {
                        stage('a') { steps { script { currentBuild.result = 'UNSTABLE' } } }
                        stage('b') { steps { note 'ran' } }
                    }
                }
                """);
        assertThat(outcome.stage("b")).hasValueSatisfying(b -> assertThat(b.reason())
                .isEqualTo("Stage \"b\" skipped due to earlier stage(s) marking the build as unstable"));
        assertThat(outcome.result()).isEqualTo(Result.UNSTABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expression { return params.X == 'x' } | true",
                "expression { false } | false",
                "expression { 'false' } | true",
                "equals expected: 'x', actual: params.X | true",
                "equals(expected: 2, actual: 3) | false",
                "environment name: 'FROM_HOST', value: 'host' | true",
                "environment name: 'FROM_HOST', value: 'other' | false",
                "branch 'rel*' | true",
                "branch 'main' | false",
                "not { expression { true } } | false",
                "allOf { expression { true }; expression { false } } | false",
                "anyOf { expression { false }; expression { true } } | true",
                "expression { true }; expression { false } | false",
            })
    void aStageRunsIfItsConditionHolds(String condition, boolean runs) {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    environment { BRANCH_NAME = 'release' }
                    parameters { string(name: 'X', defaultValue: 'x') }
                    stages { stage('a') { when { %s }
                                          steps { note 'ran' } } }
                }
                """
                        .formatted(condition));
        assertThat(lab.notes()).hasSize(runs ? 1 : 0);
        assertThat(outcome.stage("a").orElseThrow().status())
                .isEqualTo(runs ? StageStatus.SUCCESS : StageStatus.SKIPPED);
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void stagesInsideASkippedStageAreSkippedToo() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages {
                        stage('outer') {
                            when { expression { false } }
                            stages { stage('inner') { steps { note 'ran' } } }
                            post { always { note 'post' } }
                        }
                    }
                }
                """);
        assertThat(lab.notes()).isEmpty();
        assertThat(outcome.stages())
                .extracting(StageOutcome::path)
                .containsExactly(List.of("outer", "inner"), List.of("outer"));
        assertThat(outcome.stage("inner").orElseThrow().reason())
                .isEqualTo("Stage \"outer\" skipped due to when conditional");
    }

    @Test
    void nestedStagesRunInOrderInsideTheirParentsAgentAndEnvironment() {
        lab.run(
                """
                pipeline {
                    agent none
                    stages {
                        stage('outer') {
                            agent any
                            environment { A = 'a' }
                            stages {
                                stage('one') { steps { note "one ${A} ${onNode() != null}" } }
                                stage('two') { steps { note 'two' } }
                            }
                            post { success { note 'post' } }
                        }
                    }
                }
                """);
        assertThat(lab.notes()).containsExactly("one a true", "two", "post");
    }

    @Test
    void parallelStagesAllRunAndThenTheirParentsPost() {
        PipelineOutcome outcome = lab.run(
                """
                pipeline {
                    agent none
                    stages {
                        stage('both') {
                            parallel {
                                stage('l') { steps { note "l ${STAGE_NAME}" } }
                                stage('r') { stages { stage('r1') { steps { note 'r1' } } } }
                            }
                            post { always { note 'post' } }
                        }
                        stage('after') { steps { note 'after' } }
                    }
                }
                """);
        assertThat(lab.notes()).hasSize(4).contains("l l", "r1").endsWith("post", "after");
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
    }
}
