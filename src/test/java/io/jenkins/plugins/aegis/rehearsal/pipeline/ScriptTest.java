package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    @Test
    void variablesAndMethodsOutsideThePipelineAreSharedByItsStages() {
        PipelineOutcome outcome = lab.run(
                """
                def commit = 'none'
                String shout(String text) { return text.toUpperCase() + '!' }
                void tell(what) { note "told ${what}" }
                pipeline {
                    agent none
                    stages {
                        stage('a') { steps { script { commit = shout('abc') } } }
                        stage('b') { steps { note commit
                                             tell(commit) } }
                    }
                }
                """);
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
        assertThat(lab.notes()).containsExactly("ABC!", "told ABC!");
    }

    @Test
    void aStepReturnsItsValue() {
        lab.steps("script { def shown = show(name: 'n', count: 2); note \"got ${shown.split(' ')[1]}\" }");
        assertThat(lab.notes()).contains("got 2");
    }

    @Test
    void scriptCodeRunsAsGroovy() {
        lab.steps(
                """
                script {
                    for (i in 1..2) { note "loop ${i}" }
                    if (env.FROM_HOST == 'host') { note 'yes' } else { note 'no' }
                    ['x', 'y'].each { note it }
                    try { error 'caught' } catch (e) { note e.message }
                    def later = { text -> note(text) }
                    later('closure')
                }""");
        assertThat(lab.notes()).containsExactly("loop 1", "loop 2", "yes", "x", "y", "caught", "closure");
    }

    @Test
    void aStepCanBeCalledByANameThatOnlyTheRunShows() {
        lab.steps("script { this.\"${'no' + 'te'}\"('dynamic') }");
        assertThat(lab.notes()).containsExactly("dynamic");
    }

    @Test
    void sleepIsTheStepAndNotTheMethodThatGroovyAddsToEveryObject() {
        lab.steps("script { [1].each { sleep time: 1, unit: 'MILLISECONDS' }; sleep(0) }");
        assertThat(lab.events()).contains("step sleep:3");
    }

    @Test
    void currentBuildIsReadAndWritten() {
        PipelineOutcome outcome = lab.steps(
                """
                script {
                    note "${currentBuild.number} ${currentBuild.displayName} ${currentBuild.result} ${currentBuild.currentResult}"
                    currentBuild.displayName = '1.2.3'
                    currentBuild.description = 'released'
                    currentBuild.result = 'UNSTABLE'
                    currentBuild.result = 'SUCCESS'
                    note "${currentBuild.displayName} ${currentBuild.description} ${currentBuild.result}"
                }""");
        assertThat(lab.notes()).containsExactly("1 #1 null SUCCESS", "1.2.3 released UNSTABLE");
        assertThat(outcome.result()).isEqualTo(Result.UNSTABLE);
    }

    @Test
    void anUnknownResultIsRefused() {
        PipelineOutcome outcome = lab.steps("script { currentBuild.result = 'FINE' }");
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e)
                .hasMessageContaining("currentBuild.result cannot be \"FINE\"; it is one of [SUCCESS, UNSTABLE"));
    }

    @Test
    void anUnknownVariableFailsTheBuild() {
        PipelineOutcome outcome = lab.steps("echo \"${nowhere}\"");
        assertThat(outcome.result()).isEqualTo(Result.FAILURE);
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e)
                .hasMessage("No such property: nowhere for class: WorkflowScript"));
    }

    @Test
    void echoAndPrintlnGoToTheConsole() {
        lab.steps("echo 'one\\ntwo'\nscript { println 'three' }");
        assertThat(lab.console()).containsExactly("one", "two", "three");
    }

    @Test
    void whatAStepPrintsGoesToTheConsoleEvenWithoutALastLineBreak() {
        lab.steps("note 'x'");
        assertThat(lab.console()).containsExactly("noted", "x");
    }

    @Test
    void stepsAreReportedWithTheirLine() {
        lab.steps("echo 'a'\n\necho 'b'");
        assertThat(lab.events()).contains("step echo:3", "step echo:5");
    }
}
