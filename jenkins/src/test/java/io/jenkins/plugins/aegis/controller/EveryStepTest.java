package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What holds for each step that the plugin brings, found as Jenkins finds them; on a controller without settings. */
@WithJenkins
class EveryStepTest {
    /** Values of the parameters that some step cannot do without. */
    private static final Map<String, String> SAMPLES =
            Map.of("version", "1.2.3", "pullRequest", "release", "reason", "broken");

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    static Stream<String> steps() {
        return StepDescriptor.all().stream()
                .map(StepDescriptor::getFunctionName)
                .filter(name -> name.startsWith("aegis"))
                .sorted();
    }

    private static StepDescriptor descriptor(String step) {
        return StepDescriptor.byFunctionName(step);
    }

    private static Map<String, Object> required(String step) {
        Map<String, Object> arguments = new TreeMap<>();
        for (DescribableParameter parameter : parameters(step)) {
            if (parameter.isRequired()) {
                assertThat(SAMPLES)
                        .as("a value for %s of %s", parameter.getName(), step)
                        .containsKey(parameter.getName());
                arguments.put(parameter.getName(), SAMPLES.get(parameter.getName()));
            }
        }
        return arguments;
    }

    private static List<DescribableParameter> parameters(String step) {
        return List.copyOf(DescribableModel.of(descriptor(step).clazz).getParameters());
    }

    private static WorkflowRun run(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        return jenkins.waitForCompletion(run);
    }

    private static String snippet(String step) throws Exception {
        return Snippetizer.object2Groovy(descriptor(step).newInstance(required(step)));
    }

    private static void assertRefusedClearly(WorkflowRun run, String words) throws Exception {
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains(words, run);
        jenkins.assertLogNotContains("RejectedAccessException", run);
        jenkins.assertLogNotContains("Scripts not permitted", run);
    }

    @Test
    void thereAreSteps() {
        assertThat(steps()).hasSizeGreaterThan(15).contains("aegisPreflight", "aegisTag");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void refusesToWorkWithoutSettings(String step) throws Exception {
        WorkflowRun run = run("pipeline { agent any\n stages { stage('Only') { steps { " + snippet(step) + " } } } }");

        assertRefusedClearly(run, "cannot be used as it is configured");
        jenkins.assertLogNotContains("\tat ", run);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void asksForAnAgentOnlyWhereItWorksThere(String step) throws Exception {
        WorkflowRun run = run("pipeline { agent none\n stages { stage('Only') { steps { " + snippet(step) + " } } } }");

        boolean worksThere = descriptor(step).getRequiredContext().contains(FilePath.class);
        assertRefusedClearly(
                run, worksThere ? "a step that requires a node context" : "cannot be used as it is configured");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void hasASnippetOfWhatItNeedsOnly(String step) throws Exception {
        Step made = descriptor(step).newInstance(required(step));
        String snippet = snippet(step);

        assertThat(snippet).startsWith(step);
        parameters(step).stream().filter(parameter -> !parameter.isRequired()).forEach(parameter -> assertThat(snippet)
                .doesNotContain(parameter.getName() + ":"));
        assertThat(StepSnippetsTest.read(snippet)).usingRecursiveComparison().isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void explainsItselfAndEachParameter(String step) throws Exception {
        String help = "descriptor/" + descriptor(step).clazz.getName() + "/help";
        JenkinsRule.WebClient client = jenkins.createWebClient();

        assertThat(client.goTo(help, null).getWebResponse().getContentAsString())
                .isNotBlank();
        for (DescribableParameter parameter : parameters(step)) {
            assertThat(client.goTo(help + "/" + parameter.getName(), null)
                            .getWebResponse()
                            .getContentAsString())
                    .as("help on %s of %s", parameter.getName(), step)
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void tellsItsVersionBesideItsName(String step) {
        Map<String, Object> arguments = new TreeMap<>(Map.of("accept", "AEGIS-PRE-004=a long story"));

        assertThat(descriptor(step).argumentsToString(arguments)).isNull();
        arguments.put("version", "1.2.3");
        assertThat(descriptor(step).argumentsToString(arguments)).isEqualTo("1.2.3");
    }
}
