package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.nio.file.Files;
import net.sf.json.JSONArray;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page <em>Releases</em> of a job, and what the build history says. */
@WithJenkins
class ReleasesListTest {
    private static JenkinsRule jenkins;

    private String job;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        jenkins.after();
    }

    @BeforeEach
    void nameTheJob(TestInfo test) {
        job = test.getTestMethod().orElseThrow().getName();
    }

    private WorkflowRun released() throws Exception {
        return RecordedRelease.build(jenkins, job, RecordedRelease.released());
    }

    private HtmlPage list(WorkflowJob of) throws Exception {
        return jenkins.createWebClient().goTo(of.getUrl() + "aegis-releases/");
    }

    @Test
    void listsEachReleaseWithWhatMatters() throws Exception {
        String text =
                list(released().getParent()).querySelector("#main-panel table").asNormalizedText();
        assertThat(text).contains("1.2.0", "v1.2.0", "Released", "#1", "4f1c0e9a", "jonas", "npm: Published", "pypi");
    }

    @Test
    void listsTheNewestFirstAndNoBuildThatReleasedNothing() throws Exception {
        released();
        RecordedRelease.plainBuild(jenkins, job);
        WorkflowRun last = RecordedRelease.build(jenkins, job, RecordedRelease.asked());
        JSONArray releases = jenkins.createWebClient()
                .getJSON(last.getParent().getUrl() + "aegis-releases/api/json")
                .getJSONObject()
                .getJSONArray("releases");
        assertThat(releases.toString()).contains("\"number\":3", "\"number\":1").doesNotContain("\"number\":2");
        assertThat(releases.getJSONObject(0).getString("state")).isEqualTo("UNFINISHED");
    }

    @Test
    void goesOnBeforeTheBuildThatIsAskedFor() throws Exception {
        released();
        WorkflowRun last = RecordedRelease.build(jenkins, job, RecordedRelease.released());
        String older = jenkins.createWebClient()
                .goTo(last.getParent().getUrl() + "aegis-releases/?before=2")
                .querySelector("#main-panel table")
                .asNormalizedText();
        assertThat(older).contains("#1").doesNotContain("#2");
    }

    @Test
    void readsNoLogToListReleases() throws Exception {
        WorkflowRun run = released();
        Files.delete(run.getAction(ReleaseReportAction.class).auditLog());
        assertThat(list(run.getParent()).asNormalizedText()).contains("1.2.0", "Released");
    }

    @Test
    void isLinkedFromTheJobThatHasReleases() throws Exception {
        WorkflowRun run = released();
        HtmlPage page = jenkins.createWebClient().getPage(run.getParent());
        assertThat(page.querySelectorAll("a[href$='aegis-releases']")).isNotEmpty();
    }

    @Test
    void showsABadgeInTheBuildHistory() throws Exception {
        WorkflowRun run = released();
        HtmlPage page = jenkins.createWebClient().getPage(run.getParent());
        assertThat(page.querySelector("a.aegis-badge").asXml()).contains("Release 1.2.0: Released");
    }

    @Test
    void describesTheBuildAsLongAsNobodyElseDid() throws Exception {
        WorkflowRun run = RecordedRelease.build(jenkins, job, RecordedRelease.asked());
        assertThat(run.getDescription()).startsWith("Release 1.2.0: ");
        RecordedRelease.record(run, RecordedRelease.released().subList(4, 12));
        assertThat(run.getDescription()).isEqualTo("Release 1.2.0: Released");
    }

    @Test
    void leavesTheDescriptionOfAPersonAlone() throws Exception {
        WorkflowRun run = RecordedRelease.build(jenkins, job, RecordedRelease.asked());
        run.setDescription("the one with the new logo");
        RecordedRelease.record(run, RecordedRelease.released().subList(4, 12));
        assertThat(run.getDescription()).isEqualTo("the one with the new logo");
    }
}
