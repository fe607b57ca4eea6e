package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/**
 * The root Jenkinsfile on a controller in a process of its own, which is killed again and again.
 *
 * <p>It takes minutes, so {@code bin/kill-controller} runs it and the build does not.
 */
class KilledControllerIT {
    private static final String JOB = "beacon";
    private static final String VERSION = "0.2.0";
    private static final int BUILD = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension().withTimeout(0);

    @TempDir
    private Path temporary;

    private ServedSite site;

    @BeforeEach
    void serve() throws Exception {
        try {
            site = ServedSite.start(temporary.resolve("site"));
        } catch (IOException e) {
            System.out.println("KilledControllerIT does not run, for lack of a rehearsal: " + e.getMessage());
            abort(e.getMessage());
        }
        controller
                // It has no node but its own.
                .javaOptions(
                        "-Dcasc.jenkins.config=" + site.configuration(), "-Dio.jenkins.plugins.aegis.builtInNode=true")
                .extraEnv("PATH", site.programs() + File.pathSeparator + System.getenv("PATH"));
    }

    @Test
    @DisplayName("L31 a release goes on after each kill, and each effect happens once")
    void releasesOnceThoughKilledFiveTimes() throws Throwable {
        try (ServedSite closing = site) {
            controller.startJenkins();
            controller.runRemotely(KilledControllerIT::begin, Files.readString(Path.of("../Jenkinsfile")));
            killInMidPushOf("refs/heads/release/" + VERSION, Fate.GOES_ON);
            ServedSite.await("the wait for the merge", () -> logHas("MergeRequested"));
            killAlone();
            controller.runRemotely(KilledControllerIT::awaitGate);
            killAlone();
            site.holdPushOf("refs/tags/v" + VERSION);
            controller.runRemotely(KilledControllerIT::approve);
            killInMidPush(Fate.DIES);
            killInMidPushOf("refs/heads/gh-pages", Fate.DIES);

            assertThat(controller.<Result>runRemotely(KilledControllerIT::end)).isEqualTo(Result.SUCCESS);
            assertThat(effects()).isNotEmpty().allSatisfy((effect, outcomes) -> assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.equals("ALREADY_DONE"))
                    .as(effect)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch("APPLIED"::equals));
            assertThat(site.tags()).containsExactly("v0.1.0", "v" + VERSION);
            // The release branch twice: it is made, and deleted at the end.
            assertThat(site.changedRefs())
                    .filteredOn(ref -> !ref.startsWith("refs/heads/release-please"))
                    .containsExactlyInAnyOrder(
                            "refs/heads/release/" + VERSION,
                            "refs/aegis/last-cut",
                            "refs/tags/v" + VERSION,
                            "refs/heads/gh-pages",
                            "refs/heads/release/" + VERSION);
            closing.letGo();
        }
    }

    /** What becomes of the push when the controller is killed. */
    private enum Fate {
        /** The process outlives the controller. */
        GOES_ON,
        /** The machine went down. */
        DIES
    }

    private void killInMidPushOf(String ref, Fate fate) throws Exception {
        site.holdPushOf(ref);
        killInMidPush(fate);
    }

    private void killInMidPush(Fate fate) throws Exception {
        ServedSite.await("a push", site::isHolding);
        assertThat(isInMidEffect()).isTrue();
        if (fate == Fate.DIES) {
            controller.getProcess().descendants().forEach(ProcessHandle::destroyForcibly);
        }
        kill();
        site.letGo();
        controller.startJenkins();
    }

    private void killAlone() throws Exception {
        kill();
        controller.startJenkins();
    }

    private void kill() throws Exception {
        Process process = controller.getProcess();
        controller.stopJenkinsForcibly();
        process.waitFor();
    }

    private Path auditLog() {
        return controller.getHome().toPath().resolve("jobs/" + JOB + "/builds/" + BUILD + "/aegis-release/audit.jsonl");
    }

    private boolean logHas(String type) throws IOException {
        return Files.exists(auditLog()) && Files.readString(auditLog()).contains("\"type\":\"" + type + "\"");
    }

    /** Whether an effect was announced whose outcome is not recorded; others may be settled beside it. */
    private boolean isInMidEffect() throws IOException {
        Map<String, Boolean> open = new TreeMap<>();
        for (String line : Files.readAllLines(auditLog())) {
            JsonNode event = JSON.readTree(line);
            JsonNode data = event.path("data");
            String effect =
                    data.path("effect").asText() + data.path("description").asText();
            if (event.path("type").asText().endsWith("Intended")) {
                open.put(effect, true);
            } else if (data.has("status")) {
                open.put(effect, false);
            }
        }
        return open.containsValue(true);
    }

    /** What became of each effect, each time that it was settled. */
    private Map<String, List<String>> effects() throws IOException {
        Map<String, List<String>> effects = new TreeMap<>();
        for (String line : Files.readAllLines(auditLog())) {
            JsonNode data = JSON.readTree(line).path("data");
            if (data.has("effect") && data.has("status")) {
                String effect = data.path("effect").asText() + ": "
                        + data.path("description").asText();
                effects.computeIfAbsent(effect, unused -> new ArrayList<>())
                        .add(data.path("status").asText());
            }
        }
        return effects;
    }

    /** Once for the parameters, which the pipeline declares itself, and then for the release. */
    private static void begin(JenkinsRule jenkins, String pipeline) throws Throwable {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, JOB);
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        User.getOrCreateByIdOrFullName("bob");
        job.scheduleBuild2(
                        0,
                        new CauseAction(new Cause.UserIdCause("bob")),
                        new ParametersAction(new StringParameterValue("VERSION", VERSION)))
                .waitForStart();
    }

    private static WorkflowRun run(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName(JOB, WorkflowJob.class).getBuildByNumber(BUILD);
    }

    private static void awaitGate(JenkinsRule jenkins) throws Throwable {
        AwaitedGate.of(run(jenkins));
    }

    private static void approve(JenkinsRule jenkins) throws Throwable {
        InputStepExecution gate = AwaitedGate.of(run(jenkins));
        // This controller has no security realm that could vouch for her.
        try (ACLContext ignored = ACL.as2(new UsernamePasswordAuthenticationToken("maria", "", List.of()))) {
            gate.proceed(Map.of("REASON", "ready"));
        }
    }

    private static Result end(JenkinsRule jenkins) throws Throwable {
        WorkflowRun run = jenkins.waitForCompletion(run(jenkins));
        run.writeWholeLogTo(System.err);
        return run.getResult();
    }
}
