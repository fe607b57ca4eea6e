package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.diagnosis.OldDataMonitor;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.nio.file.Files;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.recipes.LocalData;

/** A build of a version that stored no summary with it, and its real log. */
@WithJenkins
class EarlierBuildTest {
    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        job = rule.jenkins.getItemByFullName("beacon", WorkflowJob.class);
    }

    @Test
    @LocalData
    void isListedWithWhatItsLogSays() throws Exception {
        WorkflowRun run = job.getBuildByNumber(2);
        assertThat(run.getAction(ReleaseReportAction.class).getState()).hasToString("RELEASED");
        HtmlPage list = jenkins.createWebClient().goTo(job.getUrl() + "aegis-releases/");
        assertThat(list.asNormalizedText()).contains("0.2.0", "Released", "npm: Published");
    }

    @Test
    @LocalData
    void hasItsPage() throws Exception {
        HtmlPage page = jenkins.createWebClient().goTo(job.getUrl() + "2/aegis-release/");
        assertThat(page.asNormalizedText()).contains("Release 0.2.0", "Chain intact");
    }

    @Test
    @LocalData
    void isReadOnceOnly() throws Exception {
        WorkflowRun run = job.getBuildByNumber(2);
        run.getAction(ReleaseReportAction.class).getVersion();
        run.reload();
        ReleaseReportAction again = run.getAction(ReleaseReportAction.class);
        Files.delete(again.auditLog());
        assertThat(again.getVersion()).isEqualTo("0.2.0");
    }

    @Test
    @LocalData
    void isNoOldDataToJenkins() {
        assertThat(job.getBuildByNumber(2).getAction(ReleaseReportAction.class)).isNotNull();
        assertThat(AdministrativeMonitor.all().get(OldDataMonitor.class).isActivated())
                .isFalse();
    }
}
