package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shape of a release pipeline: stages on agents of their own, a gate that holds none, and a report at the end. */
class ReleasePipelineTest {
    private static final String RELEASE =
            """
            def tagged = false

            pipeline {
                agent none
                options {
                    disableConcurrentBuilds()
                    buildDiscarder(logRotator(numToKeepStr: '50'))
                    skipDefaultCheckout()
                    timeout(time: 2, unit: 'HOURS')
                }
                parameters {
                    string(name: 'VERSION', defaultValue: '', description: 'What to release', trim: true)
                    booleanParam(name: 'DRY_RUN', defaultValue: false, description: 'Only show the plan')
                }
                environment { TAG = "v${params.VERSION}" }
                stages {
                    stage('Preflight') {
                        agent { label 'release' }
                        steps {
                            note "preflight ${params.VERSION}"
                            script {
                                currentBuild.displayName = "#${currentBuild.number} ${params.VERSION}"
                                currentBuild.description = currentBuild.displayName
                            }
                        }
                    }
                    stage('Go or no-go') {
                        when {
                            beforeInput true
                            expression { !params.DRY_RUN }
                        }
                        input {
                            message "Release ${params.VERSION}?"
                            ok 'Go'
                            submitter 'mona'
                            submitterParameter 'APPROVER'
                        }
                        steps { note "approved by ${APPROVER}" }
                    }
                    stage('Tag') {
                        when { expression { !params.DRY_RUN } }
                        agent { label 'release' }
                        steps {
                            show name: TAG, count: 1, channels: [npm(tag: 'latest')]
                            script { tagged = true }
                        }
                    }
                }
                post {
                    always { note "${currentBuild.currentResult} ${currentBuild.description} ${tagged}" }
                    aborted { echo 'Nothing was released' }
                }
            }
            """;

    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    @Test
    void releasesAfterTheGo() {
        PipelineOutcome outcome = lab.run(RELEASE, Map.of("VERSION", "1.2.3"));
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
        assertThat(lab.notes())
                .containsExactly(
                        "preflight 1.2.3",
                        "approved by mona",
                        "v1.2.3 1 false null null null null [npm latest] null",
                        "SUCCESS #1 1.2.3 true");
        assertThat(lab.events()).contains("ask Go or no-go").noneMatch(e -> e.startsWith("checkout"));
    }

    @Test
    void tagsNothingAfterTheNoGo() {
        PipelineOutcome outcome = lab.answering((stage, request) -> new InputDecision.Reject("mona"))
                .run(RELEASE, Map.of("VERSION", "1.2.3"));
        assertThat(outcome.result()).isEqualTo(Result.ABORTED);
        assertThat(lab.notes()).containsExactly("preflight 1.2.3", "ABORTED #1 1.2.3 false");
        assertThat(lab.console()).contains("Rejected by mona", "Nothing was released");
    }

    @Test
    void asksNobodyInADryRun() {
        PipelineOutcome outcome = lab.run(RELEASE, Map.of("VERSION", "1.2.3", "DRY_RUN", true));
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
        assertThat(lab.asked()).isEmpty();
        assertThat(lab.notes()).containsExactly("preflight 1.2.3", "SUCCESS #1 1.2.3 false");
    }
}
