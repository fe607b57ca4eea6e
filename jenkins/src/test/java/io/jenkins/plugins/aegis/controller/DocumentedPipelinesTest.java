package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jenkinsci.plugins.scriptsecurity.scripts.ScriptApproval;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pipelines of this repository are valid on a real controller, and run in the sandbox; without settings they refuse. */
@WithJenkins
class DocumentedPipelinesTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    static Stream<Path> pipelines() throws IOException {
        try (Stream<Path> documented = Files.list(Path.of("..", "docs", "pipelines"))) {
            return Stream.concat(Stream.of(Path.of("..", "Jenkinsfile")), documented.sorted().toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void runsInTheSandbox(Path pipeline) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(Files.readString(pipeline), true));

        WorkflowRun run = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));

        jenkins.assertLogContains("cannot be used as it is configured", run);
        assertThat(ScriptApproval.get().getPendingSignatures()).isEmpty();
        assertThat(ScriptApproval.get().getPendingScripts()).isEmpty();
        assertThat(job.getProperty(ParametersDefinitionProperty.class).getParameterDefinitions())
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(parameter.getDescription())
                        .as("help on %s", parameter.getName())
                        .isNotBlank());
    }
}
