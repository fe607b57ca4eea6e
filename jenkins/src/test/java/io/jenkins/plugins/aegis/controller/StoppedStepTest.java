package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.SiteSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The stop button, while a step waits for a server that takes every connection and never answers. */
@WithJenkins
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class StoppedStepTest {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "silent server");
        accepting.setDaemon(true);
        accepting.start();
        String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
        SiteSettings settings = SampleSettings.reaching(address);
        AegisConfiguration.get().setSite(settings);
        SampleSettings.addTokens();
    }

    private void accept() {
        try {
            while (true) {
                connections.add(server.accept());
                asked.countDown();
            }
        } catch (IOException closed) {
            asked.countDown();
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private WorkflowRun waiting(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "lamp");
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        assertThat(asked.await(2, TimeUnit.MINUTES))
                .as("the step asks the server")
                .isTrue();
        return run;
    }

    private static String status(WorkflowRun run) throws Exception {
        FlowExecution execution = run.getExecution();
        List<StepExecution> steps = execution.getCurrentExecutions(true).get();
        return steps.get(steps.size() - 1).getStatus();
    }

    private void assertStops(WorkflowRun run) throws Exception {
        run.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void endsAStepThatWorksOnAnAgent() throws Exception {
        WorkflowRun run = waiting("node { aegisPreflight(version: '1.2.3') }");

        assertThat(status(run)).contains("running in thread");
        assertStops(run);
    }

    @Test
    void endsTheWaitForAMerge() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "lamp");
        job.setDefinition(new CpsFlowDefinition(
                "input 'Begin?'\n aegisAwaitMerge(version: '1.2.3', pullRequest: 'release')", true));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        InputStepExecution begin = AwaitedGate.of(run);
        RecordedRelease.record(run, List.of(new MergeRequested("release", 7, "https://forge.example/pull/7")));
        begin.doProceedEmpty();
        assertThat(asked.await(2, TimeUnit.MINUTES))
                .as("the step asks the server")
                .isTrue();

        assertStops(run);
    }
}
