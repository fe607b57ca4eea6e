package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.aegis.rehearsal.pipeline.reading.JenkinsfileInvalid;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidJenkinsfileTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    private void refused(String jenkinsfile, String message) {
        assertThatExceptionOfType(JenkinsfileInvalid.class)
                .isThrownBy(() -> lab.run(jenkinsfile))
                .withMessageContaining(message);
        assertThat(lab.events()).isEmpty();
    }

    private void refusedSection(String section, String message) {
        refused(
                "pipeline {\n agent none\n %s\n stages { stage('a') { steps { echo 'a' } } }\n}".formatted(section),
                message);
    }

    private void refusedInStage(String section, String message) {
        refused(
                "pipeline { agent none\n stages {\n stage('a') { %s\n steps { echo 'a' } } } }".formatted(section),
                message);
    }

    private void refusedStep(String step, String message) {
        refused(
                "pipeline { agent none\n stages { stage('a') { steps {\n%s\n} } } }".formatted(step),
                "Jenkinsfile:3: " + message);
    }

    @Test
    void namesEveryProblemWithItsLine() {
        assertThatExceptionOfType(JenkinsfileInvalid.class)
                .isThrownBy(
                        () -> lab.run(
                                """
                        pipeline {
                            agnt any
                            stages {
                                stage('a') { stepps { echo 'a' } }
                                stage('b') { steps { ecko 'b' } }
                            }
                        }
                        """))
                .withMessage(
                        """
                        Jenkinsfile:1: Missing required section "agent"
                        Jenkinsfile:2: Undefined section "agnt" in pipeline. Known sections: [agent, environment, options, parameters, post, stages]
                        Jenkinsfile:4: Undefined section "stepps" in stage "a". Known sections: [agent, environment, failFast, input, options, parallel, post, stages, steps, when]
                        Jenkinsfile:4: Expected one of "steps", "stages", or "parallel" for stage "a"
                        Jenkinsfile:5: No such step "ecko". Known steps: [awaitNote, catchError, echo, error, input, note, onNode, parallel, retry, script, show, sleep, timeout, waitForever]""");
    }

    @Test
    void withoutAPipeline() {
        refused("echo 'hi'", "No pipeline block: a declarative Jenkinsfile has pipeline { … } at its top level");
    }

    @Test
    void withTwoPipelines() {
        String one = "pipeline { agent none\n stages { stage('%s') { steps { echo 'a' } } } }\n";
        refused(one.formatted("a") + one.formatted("b"), "Jenkinsfile:3: Multiple pipeline blocks: there can be one");
    }

    @Test
    void withASyntaxError() {
        refused("pipeline {\n agent none\n stages {", "Jenkinsfile:3: ");
    }

    @Test
    void withAClass() {
        refused(
                "class Helper {}\npipeline { agent none\n stages { stage('a') { steps { echo 'a' } } } }",
                "A Jenkinsfile cannot declare the class Helper here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools { maven '3' } | Jenkinsfile:3: Section \"tools\" of pipeline is not supported here",
                "triggers { cron('@daily') } | Jenkinsfile:3: Section \"triggers\" of pipeline is not supported here",
                "agent any | Jenkinsfile:3: Multiple occurrences of the agent section",
                "options { } | options can not be empty",
                "options { ansiColor('xterm') } | Jenkinsfile:3: Invalid option type \"ansiColor\". Known options: [buildDiscarder,",
                "options { timeout(time: 1, unti: 'HOURS') } | Option \"timeout\" has no argument \"unti\"; it takes [time, unit]",
                "options { timestamps(); timestamps() } | Duplicate option name: \"timestamps\"",
                "options { disableResume(1) } | Option \"disableResume\" takes named arguments: []",
                "options { buildDiscarder(other()) } | Option \"buildDiscarder\" takes logRotator",
                "environment { } | No variables specified for environment",
                "environment { echo 'x' } | Expected name=value pairs in environment",
                "environment { A = '1'; A = '2' } | Duplicate environment variable name: \"A\"",
                "environment { A = credentials('x') } | credentials(…) in environment is not supported here",
                "parameters { run(name: 'X') } | Invalid parameter type \"run\". Known parameter types: [booleanParam, choice, password, string, text]",
                "parameters { string(nam: 'X') } | Parameter type \"string\" has no argument \"nam\"; it takes [defaultValue, description, name, trim]",
                "post { allways { echo 'x' } } | Invalid condition \"allways\" - valid conditions are [always, changed, fixed,",
                "post { always { echo 'x' }; always { echo 'y' } } | Duplicate build condition name: \"always\"",
                "post { } | post can not be empty",
                "echo 'hi' | Undefined section \"echo\" in pipeline",
                "def x = 1 | Not a valid section definition in pipeline",
            })
    void withAnInvalidPipelineSection(String section, String message) {
        refusedSection(section, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent linux | Only \"agent none\", \"agent any\" or \"agent {...}\" are allowed.",
                "agent { docker 'x' } | Undefined section \"docker\" in agent. Known sections: [label]",
                "when { } | Empty when closure",
                "when { changeset 'x' } | Unknown conditional changeset. Known conditionals: allOf, anyOf, branch, environment, equals, expression, not",
                "when { equals expected: 1 } | Condition \"equals\" takes [actual, expected]",
                "when { not { } } | Nested when condition \"not\" requires exactly 1 child condition",
                "when { anyOf { } } | Nested when condition \"anyOf\" requires at least one child condition",
                "when { beforeInput 'yes'; expression { true } } | Expected a boolean with beforeInput",
                "input { ok 'x' } | No message specified for input",
                "input { message 'x'; submiter 'y' } | Undefined section \"submiter\" in input. Known sections: [id, message, ok, parameters, submitter, submitterParameter]",
                "options { disableResume() } | Invalid option type \"disableResume\" for a stage. Known options: [retry, skipDefaultCheckout, timeout, timestamps]",
                "stages { stage('b') { steps { echo 'b' } } } | Only one of \"parallel\", \"stages\", or \"steps\" allowed for stage \"a\"",
                "failFast true | \"failFast\" is only allowed in a stage with \"parallel\"",
                "matrix { } | Section \"matrix\" of stage \"a\" is not supported here",
            })
    void withAnInvalidStageSection(String section, String message) {
        refusedInStage(section, "Jenkinsfile:3: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "def x = 1 | Expected a step in stage \"a\"; other code stands in a script block",
                "if (true) { echo 'x' } | Expected a step in stage \"a\"",
                "env.X = '1' | Expected a step in stage \"a\"",
                "sh 'ls' | No such step \"sh\". Known steps: [awaitNote, catchError, echo,",
                "script { sh 'ls' } | No such step \"sh\"",
                "script { [1].each { deploy(it) } } | No such step \"deploy\"",
                "show(name: 'n', cuont: 1) | show has no parameter \"cuont\"; it takes accept, channels, count, dry, files, name, note, size, unit",
                "script { show(nmae: 'n') } | show has no parameter \"nmae\"",
                "show(name: 'n') | show: Missing required parameter: \"count\"",
                "show 'n' | show does not take a single required parameter - use named parameters instead",
                "note 'a', 'b' | Arguments to \"note\" must be explicitly named; it takes text",
                "note() | note: Missing required parameter: \"text\"",
                "show(name: 'n', count: 'many') | show.count expects Integer but received \"many\"",
                "show(name: 5, count: 1) | show.name expects String but received 5 of type Integer",
                "show(name: 'n', count: 1, unit: 'WEEKS') | show.unit expects java.util.concurrent.TimeUnit but received \"WEEKS\"; it is one of [NANOSECONDS,",
                "timeout(5) | timeout needs a block",
                "echo(message: 'x', colour: 'red') | echo has no parameter \"colour\"; it takes message",
                "timeout(time: 1, activity: true) { echo 'x' } | timeout has no parameter \"activity\"; it takes time, unit",
                "retry(2) { def x = 1 } | Expected a step in retry",
            })
    void withAnInvalidStep(String step, String message) {
        refusedStep(step, message);
    }

    @Test
    void withADuplicateStageName() {
        refused(
                "pipeline { agent none\n stages { stage('a') { steps { echo 'a' } }\nstage('a') { steps { echo 'a' } } } }",
                "Jenkinsfile:3: Duplicate stage name: \"a\"");
    }

    @Test
    void withParallelInsideParallel() {
        refused(
                """
                pipeline { agent none
                  stages { stage('a') { parallel {
                    stage('b') { parallel { stage('c') { steps { echo 'c' } } } } } } } }
                """,
                "Jenkinsfile:3: \"parallel\" cannot be nested inside another \"parallel\".");
    }

    @Test
    void withAnAgentOnAParallelStage() {
        refused(
                "pipeline { agent none\n stages { stage('a') { agent any\n parallel { stage('c') { steps { echo 'c' } } } } } }",
                "\"agent\" is not allowed in stage \"a\" as it contains parallel stages");
    }

    @Test
    void withoutSteps() {
        refused("pipeline { agent none\n stages { stage('a') { steps { } } } }", "No steps specified for stage \"a\"");
    }

    @Test
    void withAnUnknownStepInAMethodOutsideThePipeline() {
        refused(
                "def helper() {\n deploy 'x'\n}\npipeline { agent none\n stages { stage('a') { steps { helper() } } } }",
                "Jenkinsfile:2: No such step \"deploy\"");
    }
}
