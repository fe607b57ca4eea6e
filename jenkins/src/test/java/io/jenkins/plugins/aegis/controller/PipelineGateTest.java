package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.aegis.adapter.jenkins.RunRecord;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.pipeline.modeldefinition.actions.RestartDeclarativePipelineAction;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a pipeline learns of the approvers, and what the gate makes of it; pipelines run in the sandbox. */
@WithJenkins
class PipelineGateTest {
    private static final String GATE =
            """
            pipeline {
                agent none
                stages {
                    stage('Go / no-go') {
                        input {
                            id 'GoNoGo'
                            message "Release? ${env.AEGIS_RELEASE_PAGE}"
                            submitter "${env.AEGIS_APPROVERS}"
                        }
                        steps { echo "overlay: ${env.AEGIS_APPROVERS_MAJOR_CUTOVER}" }
                    }
                }
            }
            """;

    /** What becomes of the gate once a step of the first stage was done; the release is of no real repository. */
    private static final String SECOND_RUN =
            """
            pipeline {
                agent none
                stages {
                    stage('Checks') { steps { input(id: 'Begin', message: 'Begin?') } }
                    stage('Go / no-go') {
                        when {
                            beforeInput true
                            not { environment name: 'AEGIS_GO', value: 'given' }
                        }
                        input {
                            id 'GoNoGo'
                            message 'Release?'
                        }
                        steps { echo 'somebody was asked' }
                    }
                }
            }
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void people(JenkinsRule rule) {
        jenkins = rule;
        SiteSettings settings = SampleSettings.complete();
        settings.setSigningCredentialsId("");
        settings.setGitCredentialsId("");
        AegisConfiguration.get().setSite(settings);
        for (String id : List.of("forge", "npm", "pypi", "clawhub")) {
            SystemCredentialsProvider.getInstance()
                    .getCredentials()
                    .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString("s3cret")));
        }
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("maria", "bob")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "lamp");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    @Test
    @DisplayName("L15 takes an answer from the configured approvers only")
    void takesAnAnswerFromApproversOnly() throws Exception {
        WorkflowRun run = job(GATE).scheduleBuild2(0).waitForStart();
        InputStepExecution gate = AwaitedGate.of(run);

        assertThat(gate.getInput().getSubmitter()).isEqualTo("maria,noor");
        assertThat(gate.getInput().getMessage())
                .isEqualTo("Release? " + jenkins.getURL() + "job/lamp/1/aegis-release/");
        try (ACLContext ignored = as("bob")) {
            assertThatThrownBy(gate::doProceedEmpty).isInstanceOf(Failure.class);
        }
        try (ACLContext ignored = as("maria")) {
            gate.doProceedEmpty();
        }
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("overlay: ann,bo", run);
    }

    @Test
    void saysWhereToLookAlsoWhereJenkinsKnowsNoAddressOfItsOwn() throws Exception {
        JenkinsLocationConfiguration.get().setUrl(null);
        WorkflowRun run = job(GATE).scheduleBuild2(0).waitForStart();

        assertThat(AwaitedGate.of(run).getInput().getMessage())
                .isEqualTo(
                        "Release? the page Release of lamp #1, at /job/lamp/1/aegis-release/ on this Jenkins (no link,"
                                + " since Jenkins does not know its own address: Manage Jenkins, System, Jenkins URL)");
        run.doStop();
        jenkins.waitForCompletion(run);
    }

    @Test
    void tellsNothingWhereNobodyApproves() throws Exception {
        AegisConfiguration.get().setSite(null);
        WorkflowRun run = jenkins.buildAndAssertSuccess(job("echo \"approvers: ${env.AEGIS_APPROVERS}\""));

        jenkins.assertLogContains("approvers: null", run);
    }

    /** What {@code aegisGoNoGo} tells the pipeline, and how the pipeline goes on. */
    private WorkflowRun told(boolean given) throws Exception {
        WorkflowRun run = job(SECOND_RUN).scheduleBuild2(0).waitForStart();
        InputStepExecution begin = AwaitedGate.of(run);
        ReleaseReportAction page = ReleaseReportAction.of(run);
        new RunRecord(run, page.auditLog(), page.report(), page.address(), TaskListener.NULL).tellThatGoIsGiven(given);
        begin.doProceedEmpty();
        return run;
    }

    @Test
    void asksForNoGoThatTheTagCarries() throws Exception {
        WorkflowRun run = told(true);

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("Stage \"Go / no-go\" skipped due to when conditional", run);
        jenkins.assertLogNotContains("somebody was asked", run);
    }

    @Test
    void asksWhereTheTagCarriesNone() throws Exception {
        WorkflowRun run = told(false);

        ServedSite.await("the gate", () -> run.getLog(100).stream().anyMatch(line -> line.contains("Release?")));
        AwaitedGate.of(run).doProceedEmpty();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        jenkins.assertLogContains("somebody was asked", run);
    }

    @Test
    void asksInABuildThatBeginsAtTheGate() throws Exception {
        WorkflowRun first = told(true);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));

        first.getAction(RestartDeclarativePipelineAction.class).run("Go / no-go");
        ServedSite.await("the restart", () -> first.getParent().getBuildByNumber(2) != null);
        WorkflowRun restarted = first.getParent().getBuildByNumber(2);
        AwaitedGate.of(restarted).doProceedEmpty();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(restarted));
        jenkins.assertLogContains("somebody was asked", restarted);
    }

    @Test
    void refusesABuildWithoutAVersionOnce() throws Exception {
        WorkflowRun run =
                job("""
                pipeline {
                    agent any
                    parameters { string(name: 'VERSION', defaultValue: '') }
                    stages { stage('Preflight') { steps { aegisPreflight() } } }
                    post { always { aegisReport() } }
                }
                """)
                        .scheduleBuild2(0)
                        .waitForStart();

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(run.getLog(1000).stream().filter(line -> line.startsWith("ERROR: ")))
                .singleElement()
                .asString()
                .contains("aegisPreflight");
        jenkins.assertLogContains("not given a release version", run);
        jenkins.assertLogNotContains("Error when executing always post condition", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void saysHowToGiveTheVersionThatNobodyGave() throws Exception {
        WorkflowRun run = job("node { aegisPreflight() }").scheduleBuild2(0).waitForStart();

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains("the build has no parameter VERSION", run);
        jenkins.assertLogContains("aegisPreflight(version: '1.2.3')", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void runsItsStepsInTheSandbox() throws Exception {
        AegisConfiguration.get().setSite(null);
        WorkflowRun run =
                job("""
                def returned = []
                node {
                    ['aegisPreflight', 'aegisCutReleaseBranch', 'aegisReleasePlease', 'aegisVerifyReleasePr',
                     'aegisPromote', 'aegisVerifyPromotion', 'aegisBuild', 'aegisGoNoGo', 'aegisTag',
                     'aegisPublishAll', 'aegisVerifyRelease', 'aegisCleanUp', 'aegisReport'].each { step ->
                        catchError { returned << "$step"(version: '1.2.3') }
                    }
                    catchError { aegisAuditHistory() }
                    catchError { aegisAwaitMerge(version: '1.2.3', pullRequest: 'release') }
                }
                """)
                        .scheduleBuild2(0)
                        .waitForStart();

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(run.getLog(10_000).stream().filter(line -> line.contains("cannot be used as it is configured")))
                .hasSize(15);
        jenkins.assertLogNotContains("RejectedAccessException", run);
        jenkins.assertLogNotContains("Scripts not permitted", run);
    }

    private static ACLContext as(String user) {
        return ACL.as2(User.getOrCreateByIdOrFullName(user).impersonate2());
    }
}
