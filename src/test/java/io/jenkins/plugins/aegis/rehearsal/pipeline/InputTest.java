package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.support.steps.input.Rejection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    private static String gate(String input) {
        return """
                pipeline {
                    agent none
                    parameters { string(name: 'VERSION', defaultValue: '1.2.3') }
                    stages {
                        stage('gate') {
                            input { %s }
                            steps { note "steps ${env.APPROVER} ${env.WHY} ${env.SURE}" }
                            post { always { note 'stage post' } }
                        }
                        stage('later') { steps { note 'later' } }
                    }
                    post { aborted { note 'aborted' }
                           failure { note 'failed' } }
                }
                """
                .formatted(input);
    }

    private static final String FORM =
            """
            message "Release ${params.VERSION}?"
            ok 'Release it'
            submitter 'mona, hubot'
            submitterParameter 'APPROVER'
            parameters { string(name: 'WHY', defaultValue: 'due')
                         booleanParam(name: 'SURE', defaultValue: false) }
            """;

    @Test
    void theQuestionIsAskedAsItIsWritten() {
        lab.run(gate(FORM));
        InputRequest request = lab.asked().get(0);
        assertThat(request.message()).isEqualTo("Release 1.2.3?");
        assertThat(request.form().ok()).isEqualTo("Release it");
        assertThat(request.submitters()).containsExactly("mona", "hubot");
        assertThat(request.submitterParameter()).contains("APPROVER");
        assertThat(request.form().parameters())
                .extracting(ParameterDefinition::name)
                .containsExactly("WHY", "SURE");
    }

    @Test
    void withoutAnIdTheInputHasTheDigestOfItsStagesName() {
        lab.run(gate("message 'go?'"));
        assertThat(lab.asked().get(0).id()).isEqualTo("63d721d24d2dde776e05e4b8c47f08a3");
    }

    @Test
    void anIdIsCapitalisedAsJenkinsDoes() {
        lab.run(gate("message 'go?'\nid 'goNoGo'"));
        assertThat(lab.asked().get(0).id()).isEqualTo("GoNoGo");
    }

    @Test
    void answersAreVariablesOfTheStage() {
        lab.answering((stage, request) -> new InputDecision.Proceed("mona", Map.of("SURE", true)))
                .run(gate(FORM));
        assertThat(lab.notes()).containsExactly("steps mona due true", "stage post", "later");
    }

    @Test
    void theAcceptedAnswerIsReported() {
        lab.run(gate("message 'go?'"));
        assertThat(lab.events()).contains("answered by mona");
    }

    @Test
    void aRejectionAbortsTheBuildAndTheStagesStepsNeverRun() {
        PipelineOutcome outcome = lab.answering((stage, request) -> new InputDecision.Reject("mona"))
                .run(gate(FORM));
        assertThat(outcome.result()).isEqualTo(Result.ABORTED);
        assertThat(outcome.stage("gate").orElseThrow().status()).isEqualTo(StageStatus.ABORTED);
        assertThat(outcome.stage("later").orElseThrow().status()).isEqualTo(StageStatus.SKIPPED);
        assertThat(lab.notes()).containsExactly("aborted");
        assertThat(outcome.error())
                .containsInstanceOf(FlowInterruptedException.class)
                .hasValueSatisfying(e -> assertThat(((FlowInterruptedException) e).getCauses())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Rejection.class,
                                r -> assertThat(r.getUser().getId()).isEqualTo("mona")));
    }

    @Test
    void whoIsNoSubmitterMayNotAnswer() {
        PipelineOutcome outcome = lab.answering((stage, request) -> new InputDecision.Proceed("eve", Map.of()))
                .run(gate(FORM));
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e)
                .hasMessageContaining("User \"eve\" may not answer input")
                .hasMessageContaining("its submitter is [mona, hubot]"));
        assertThat(lab.notes()).containsExactly("failed");
    }

    @Test
    void anAdministratorMayAnswerWhoeverTheSubmitterIs() {
        lab.answering((stage, request) -> new InputDecision.Proceed("root", true, Map.of()))
                .run(gate(FORM));
        assertThat(lab.notes()).contains("steps root due false");
    }

    @Test
    void answersThatAreNotAskedForAreRefused() {
        PipelineOutcome outcome = lab.answering((s, r) -> new InputDecision.Proceed("mona", Map.of("EXTRA", "1")))
                .run(gate(FORM));
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e)
                .isInstanceOf(BindingException.class)
                .hasMessageContaining("Parameter \"EXTRA\" is not declared; declared are [WHY, SURE]"));
    }

    @Test
    void theQuestionIsComputedWhenThePipelineBegins() {
        lab.run(
                """
                def plan = 'not yet'
                pipeline {
                    agent none
                    stages {
                        stage('plan') { steps { script { plan = 'planned' } } }
                        stage('gate') { input { message "Plan: ${plan}" }
                                        steps { note plan } }
                    }
                }
                """);
        assertThat(lab.asked().get(0).message()).isEqualTo("Plan: not yet");
        assertThat(lab.notes()).containsExactly("planned");
    }

    @Test
    void theStagesTimeLimitHoldsForTheAnswerToo() {
        PipelineOutcome outcome = lab.answering((stage, request) -> {
                    new CountDownLatch(1).await();
                    return new InputDecision.Reject("nobody");
                })
                .run(
                        """
                        pipeline {
                            agent none
                            stages {
                                stage('gate') { options { timeout(time: 20, unit: 'MILLISECONDS') }
                                                input { message 'go?' }
                                                steps { note 'ran' } }
                            }
                        }
                        """);
        assertThat(outcome.result()).isEqualTo(Result.ABORTED);
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e).hasMessage("Timeout has been exceeded"));
    }
}
