package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    private static String stage(String when) {
        return """
                pipeline {
                    agent none
                    stages {
                        stage('a') {
                            agent any
                            environment { SEEN = "${note('environment')}" }
                            options { timeout(time: 1, unit: 'MINUTES') }
                            input { message 'go?' }
                            when { %s
                                   expression { note 'when'; true } }
                            steps { note 'steps' }
                            post { always { note 'post' } }
                        }
                    }
                }
                """
                .formatted(when);
    }

    private PipelineOutcome run(String when) {
        return lab.answering((stage, request) -> {
                    lab.note("input");
                    return new InputDecision.Proceed("mona", Map.of());
                })
                .checkingOut(() -> lab.note("checkout"))
                .run(stage(when));
    }

    @Test
    void inputThenAgentThenWhenThenEnvironmentThenStepsThenPost() {
        run("");
        assertThat(lab.notes()).containsExactly("input", "checkout", "when", "environment", "steps", "post");
    }

    @Test
    void whenBeforeAgentIsLookedAtAfterTheInput() {
        run("beforeAgent true");
        assertThat(lab.notes()).containsExactly("input", "when", "checkout", "environment", "steps", "post");
    }

    @Test
    void whenBeforeInputIsLookedAtFirst() {
        run("beforeInput true");
        assertThat(lab.notes()).containsExactly("when", "input", "checkout", "environment", "steps", "post");
    }

    @Test
    void whenBeforeOptionsIsLookedAtFirstAndOnce() {
        run("beforeOptions true");
        assertThat(lab.notes()).containsExactly("when", "input", "checkout", "environment", "steps", "post");
    }

    @Test
    void aConditionThatFailsBeforeInputAsksNobody() {
        lab.run(
                """
                pipeline {
                    agent none
                    stages {
                        stage('a') {
                            input { message 'go?' }
                            when { beforeInput true
                                   expression { false } }
                            steps { note 'ran' }
                        }
                    }
                }
                """);
        assertThat(lab.asked()).isEmpty();
    }
}
