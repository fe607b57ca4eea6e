package io.jenkins.plugins.aegis.controller;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.AegisFolderProperty;
import io.jenkins.plugins.aegis.config.SiteSettings;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Releases of one repository go one after the other, those of several side by side. */
class OneReleaseAtATimeTest {
    /** The step fails, since nothing is reached there; the build then waits, as one does at the gate. */
    private static final String WAITING =
            "node { catchError { aegisPreflight(version: '1.2.3') } }\ninput(id: 'Go', message: 'go?')";

    private static final String ONCE = "node { aegisPreflight(version: '1.2.3') }";
    private static final String LOCKED_OUT = "AEGIS-PRE-008";

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private static void configure() throws Exception {
        AegisConfiguration.get().setSite(SampleSettings.reaching("http://127.0.0.1:9/"));
        SampleSettings.addTokens();
    }

    private static WorkflowJob job(ModifiableTopLevelItemGroup place, String name, String script) throws Exception {
        WorkflowJob job = (WorkflowJob) place.createProject(
                (hudson.model.TopLevelItemDescriptor)
                        jenkins.model.Jenkins.get().getDescriptorOrDie(WorkflowJob.class),
                name,
                true);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static WorkflowRun waitingRelease(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                job(jenkins.jenkins, "lamp", WAITING).scheduleBuild2(0).waitForStart();
        AwaitedGate.of(run);
        return run;
    }

    private static WorkflowRun fails(JenkinsRule jenkins, WorkflowJob job) throws Exception {
        return jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
    }

    @Test
    void locksOutASecondJobUntilTheFirstIsOver() throws Throwable {
        sessions.then(jenkins -> {
            configure();
            WorkflowRun first = waitingRelease(jenkins);
            WorkflowJob second = job(jenkins.jenkins, "lantern", ONCE);

            WorkflowRun refused = fails(jenkins, second);
            jenkins.assertLogContains(LOCKED_OUT + " lamp #1 releases harbor/lamp right now", refused);
            jenkins.assertLogContains("job/lamp/1/aegis-release/", refused);
            jenkins.assertLogContains("Wait until that build is over, or abort it", refused);
            jenkins.assertLogNotContains("\tat ", refused);

            AwaitedGate.of(first).doProceedEmpty();
            jenkins.waitForCompletion(first);
            jenkins.assertLogNotContains(LOCKED_OUT, fails(jenkins, second));
        });
    }

    @Test
    void locksOutAfterARestart() throws Throwable {
        sessions.then(jenkins -> {
            configure();
            waitingRelease(jenkins);
        });
        sessions.then(jenkins -> {
            WorkflowRun first =
                    jenkins.jenkins.getItemByFullName("lamp", WorkflowJob.class).getBuildByNumber(1);
            jenkins.assertLogContains(LOCKED_OUT, fails(jenkins, job(jenkins.jenkins, "lantern", ONCE)));
            first.doStop();
            jenkins.waitForCompletion(first);
        });
    }

    @Test
    void leavesOtherRepositoriesAndLooksAlone() throws Throwable {
        sessions.then(jenkins -> {
            configure();
            WorkflowRun first = waitingRelease(jenkins);
            Folder folder = jenkins.createProject(Folder.class, "buoys");
            SiteSettings other = new SiteSettings();
            other.setRepository("harbor/buoy");
            other.setRemote("http://127.0.0.1:9/harbor/buoy.git");
            folder.addProperty(new AegisFolderProperty(other));

            jenkins.assertLogNotContains(LOCKED_OUT, fails(jenkins, job(folder, "buoy", ONCE)));
            jenkins.assertLogNotContains(
                    LOCKED_OUT, fails(jenkins, job(jenkins.jenkins, "look", "node { aegisDryRun(version: '1.2.3') }")));
            first.doStop();
            jenkins.waitForCompletion(first);
        });
    }
}
