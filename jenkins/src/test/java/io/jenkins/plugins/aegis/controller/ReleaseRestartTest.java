package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.nio.file.Files;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What is stored with a build is there after a restart of the controller. */
class ReleaseRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void listsReleasesAfterARestartWithoutTheirLogs() throws Throwable {
        sessions.then(jenkins -> {
            WorkflowRun run = RecordedRelease.build(jenkins, "beacon", RecordedRelease.released());
            Files.delete(run.getAction(ReleaseReportAction.class).auditLog());
        });
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.jenkins.getItemByFullName("beacon", WorkflowJob.class);
            assertThat(jenkins.createWebClient()
                            .goTo(job.getUrl() + "aegis-releases/")
                            .asNormalizedText())
                    .contains("1.2.0", "Released", "jonas");
        });
    }

    @Test
    void showsThePageAfterARestart() throws Throwable {
        sessions.then(jenkins -> RecordedRelease.build(jenkins, "beacon", RecordedRelease.released()));
        sessions.then(jenkins -> {
            WorkflowJob job = jenkins.jenkins.getItemByFullName("beacon", WorkflowJob.class);
            assertThat(jenkins.createWebClient()
                            .goTo(job.getUrl() + "1/aegis-release/")
                            .asNormalizedText())
                    .contains("Release 1.2.0", "Chain intact");
        });
    }
}
