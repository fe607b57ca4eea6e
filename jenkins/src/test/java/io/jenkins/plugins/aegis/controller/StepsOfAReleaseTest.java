package io.jenkins.plugins.aegis.controller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.model.ParametersAction;
import hudson.model.Result;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Steps that have their effect: git of this machine on an agent, a remote in a directory, a forge that answers. */
@WithJenkins
class StepsOfAReleaseTest {
    @TempDir
    private Path directory;

    private JenkinsRule jenkins;
    private HttpServer forge;
    private Path remote;
    private String head;

    @BeforeEach
    void serve(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.createOnlineSlave();
        remote = directory.resolve("lamp.git");
        Path clone = Files.createDirectory(directory.resolve("clone"));
        Files.writeString(clone.resolve("package.json"), "{\"name\":\"lamp\",\"version\":\"1.2.2\"}\n");
        git(directory, "init", "--quiet", "--bare", "--initial-branch=develop", remote.toString());
        git(clone, "init", "--quiet", "--initial-branch=develop");
        git(clone, "add", ".");
        git(clone, "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "-m", "feat: light");
        git(clone, "push", "--quiet", remote.toString(), "develop", "develop:main");
        head = git(clone, "rev-parse", "HEAD");

        forge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        forge.createContext("/graphql", exchange -> answer(exchange, checks()));
        forge.createContext("/repos/harbor/lamp/pulls/7", exchange -> answer(exchange, mergedPullRequest()));
        forge.start();
        SiteSettings settings =
                SampleSettings.reaching("http://127.0.0.1:" + forge.getAddress().getPort() + "/");
        settings.setRemote(remote.toString());
        AegisConfiguration.get().setSite(settings);
        SampleSettings.addTokens();
    }

    @AfterEach
    void stop() {
        forge.stop(0);
    }

    private static String git(Path in, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String checks() {
        return """
                {"data": {"repository": {"object": {"oid": "%s", "statusCheckRollup": {"contexts": {
                    "pageInfo": {"hasNextPage": false},
                    "nodes": [{"databaseId": 1, "name": "test", "status": "COMPLETED", "conclusion": "SUCCESS",
                               "startedAt": "2026-03-02T14:00:00Z"}]}}}}}}
                """
                .formatted(head);
    }

    private String mergedPullRequest() {
        return """
                {"number": 7, "title": "chore: release 1.2.3", "user": {"login": "mara"}, "state": "closed",
                 "merged_at": "2026-03-02T14:00:00Z", "merge_commit_sha": "%1$s",
                 "head": {"ref": "release-please", "sha": "%1$s", "repo": {"full_name": "harbor/lamp"}},
                 "base": {"ref": "release/1.2.3"}, "labels": [], "html_url": "https://forge.example/pull/7"}
                """
                .formatted(head);
    }

    private WorkflowRun run(WorkflowJob job) throws Exception {
        return jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "lamp");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static String audit(WorkflowRun run) throws IOException {
        return Files.readString(run.getAction(ReleaseReportAction.class).auditLog());
    }

    @Test
    void cutsTheReleaseBranchOnce() throws Exception {
        WorkflowJob job = job("node('!built-in') { aegisCutReleaseBranch(version: '1.2.3') }");

        WorkflowRun first = run(job);
        assertThat(git(remote, "rev-parse", "refs/heads/release/1.2.3")).isEqualTo(head);
        assertThat(audit(first)).contains("ReleaseBranchCreation", "\"APPLIED\"");

        WorkflowRun again = run(job);
        assertThat(git(remote, "rev-parse", "refs/heads/release/1.2.3")).isEqualTo(head);
        assertThat(audit(again)).contains("\"ALREADY_DONE\"").doesNotContain("\"APPLIED\"");
    }

    @Test
    void takesFromTheBuildWhatAStepIsNotGiven() throws Exception {
        git(remote, "branch", "trunk", "develop");
        WorkflowJob job = job(
                """
                pipeline {
                    agent { label '!built-in' }
                    parameters {
                        string(name: 'VERSION', defaultValue: '1.2.3')
                        string(name: 'SOURCE_BRANCH', defaultValue: 'trunk')
                        password(name: 'ACCEPT', defaultValue: 'no=body writes a secret down')
                    }
                    stages { stage('Cut') { steps { aegisCutReleaseBranch() } } }
                }
                """);

        WorkflowRun byDefault = run(job);
        assertThat(git(remote, "rev-parse", "refs/heads/release/1.2.3")).isEqualTo(head);
        assertThat(audit(byDefault)).contains("\"sourceBranch\":\"trunk\"").doesNotContain("no=body");

        git(remote, "branch", "-D", "release/1.2.3");
        WorkflowRun given = jenkins.assertBuildStatus(
                Result.SUCCESS,
                job.scheduleBuild2(
                        0,
                        new ParametersAction(
                                new StringParameterValue("VERSION", "1.2.4"),
                                new StringParameterValue("SOURCE_BRANCH", ""))));
        assertThat(git(remote, "rev-parse", "refs/heads/release/1.2.4")).isEqualTo(head);
        assertThat(audit(given)).contains("\"sourceBranch\":\"\"");

        WorkflowRun replayed = (WorkflowRun) given.getAction(ReplayAction.class)
                .run(given.getAction(ReplayAction.class).getOriginalScript(), Map.of())
                .get();
        jenkins.assertBuildStatus(Result.SUCCESS, replayed);
        assertThat(audit(replayed)).contains("1.2.4", "\"ALREADY_DONE\"");
    }

    @Test
    void judgesTheHistory() throws Exception {
        jenkins.assertLogContains("0 tags: 0 conform", run(job("node('!built-in') { aegisAuditHistory() }")));
    }

    @Test
    void goesOnOnceThePullRequestIsMerged() throws Exception {
        WorkflowRun run =
                job("input 'Begin?'\n aegisAwaitMerge(version: '1.2.3', pullRequest: 'release')\n echo 'merged it is'")
                        .scheduleBuild2(0)
                        .waitForStart();
        InputStepExecution begin = AwaitedGate.of(run);
        RecordedRelease.record(run, List.of(new MergeRequested("release", 7, "https://forge.example/pull/7")));
        begin.doProceedEmpty();

        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("#7 is merged", run);
        jenkins.assertLogContains("merged it is", run);
    }
}
