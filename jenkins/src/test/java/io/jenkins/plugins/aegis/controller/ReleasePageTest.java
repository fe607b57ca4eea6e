package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Run;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import hudson.security.SecurityRealm;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.Page;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page <em>Release</em> of a build, as readers get it. */
@WithJenkins
class ReleasePageTest {
    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>'\"${it.run}";

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

    @AfterEach
    void openToEverybody() {
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
        jenkins.jenkins.setSecurityRealm(SecurityRealm.NO_AUTHENTICATION);
    }

    private WebClient client() {
        return jenkins.createWebClient();
    }

    private HtmlPage page(Run<?, ?> run) throws Exception {
        return client().goTo(run.getUrl() + "aegis-release/");
    }

    private WorkflowRun released() throws Exception {
        return RecordedRelease.build(jenkins, job, RecordedRelease.released());
    }

    @Test
    void showsWhereTheReleaseStands() throws Exception {
        HtmlPage page = page(released());
        assertThat(page.querySelector("h1").asNormalizedText()).contains("Release 1.2.0");
        assertThat(page.querySelector(".aegis-facts").asNormalizedText())
                .contains("Released", "v1.2.0", RecordedRelease.COMMIT, "mara");
    }

    @Test
    void showsFindingsChannelsDecisionsAndTheChain() throws Exception {
        String text = page(released()).asNormalizedText();
        assertThat(text).contains("AEGIS-PRE-005", "Align them", "healed by this release");
        assertThat(text).contains("beacon@1.2.0", "sha512-x", "beacon 1.2.0", "https://pypi.example/beacon");
        assertThat(text).contains("jonas", "configured approver");
        assertThat(text).contains("Chain intact", "Intact: 12 events");
    }

    @Test
    void showsEveryStageOfThePipeline() throws Exception {
        assertThat(page(released()).querySelectorAll("ol.aegis-stages > li").size())
                .isGreaterThanOrEqualTo(13);
    }

    @Test
    void namesEachPartOfThePageByItsHeading() throws Exception {
        HtmlPage page = page(released());
        for (DomNode section : page.querySelectorAll("#main-panel section")) {
            String heading = ((DomElement) section).getAttribute("aria-labelledby");
            assertThat(page.getElementById(heading)).as(heading).isNotNull();
        }
        assertThat(page.querySelectorAll("#main-panel section").size()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void hasNoScriptOrStyleOfItsOwn() throws Exception {
        HtmlPage page = page(released());
        for (DomNode section : page.querySelectorAll("#main-panel section, #main-panel .aegis-facts")) {
            assertThat(section.querySelectorAll("script:not([src]), style, [style], [onclick]"))
                    .isEmpty();
        }
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        List<AuditEvent> events = List.of(
                new StepStarted("aegisPreflight", HOSTILE, Map.of("requester", HOSTILE)),
                new PlanDecided(
                        "aegisPreflight",
                        List.of(new FindingRecord(HOSTILE, HOSTILE, HOSTILE, HOSTILE).waived(HOSTILE, HOSTILE)),
                        List.of(),
                        ""),
                new ApprovalRejected(HOSTILE, HOSTILE, HOSTILE),
                new ChannelObserved(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)"));
        WorkflowRun run = RecordedRelease.build(jenkins, job, events);
        WebClient client = client();
        List<String> alerts = new CopyOnWriteArrayList<>();
        client.setAlertHandler((page, message) -> alerts.add(message));
        HtmlPage page = client.goTo(run.getUrl() + "aegis-release/");
        assertThat(page.querySelectorAll("#main-panel img, #main-panel a[href^='javascript']"))
                .isEmpty();
        assertThat(page.asNormalizedText()).contains("<script>alert(1)</script>");
        client.goTo(run.getParent().getUrl() + "aegis-releases/");
        client.goTo(run.getParent().getUrl());
        assertThat(alerts).isEmpty();
    }

    @Test
    void saysThatAnAlteredLogIsNotVouchedFor() throws Exception {
        WorkflowRun run = released();
        var log = run.getAction(ReleaseReportAction.class).auditLog();
        Files.writeString(log, Files.readString(log).replace("jonas", "simon"));
        HtmlPage page = page(run);
        assertThat(page.querySelector("[role=alert]").asNormalizedText()).contains("changed after it was written");
        assertThat(page.querySelector(".aegis-facts").asNormalizedText()).contains("Not vouched for");
    }

    @Test
    void noticesThatTheEndOfTheLogWasCutOff() throws Exception {
        WorkflowRun run = released();
        var log = run.getAction(ReleaseReportAction.class).auditLog();
        List<String> lines = Files.readAllLines(log);
        Files.write(log, lines.subList(0, lines.size() - 1));
        assertThat(page(run).querySelector("[role=alert]").asNormalizedText())
                .contains("does not have the last event that was noted");
    }

    @Test
    void isThereOnlyWhereAStepOfOursRan() throws Exception {
        WorkflowRun run = RecordedRelease.plainBuild(jenkins, job);
        assertThat(run.getAction(ReleaseReportAction.class)).isNull();
        client().assertFails(run.getUrl() + "aegis-release/", HttpURLConnection.HTTP_NOT_FOUND);
        client().assertFails(run.getParent().getUrl() + "aegis-releases/", HttpURLConnection.HTTP_NOT_FOUND);
    }

    @Test
    void isShownBeforeAnythingIsRecorded() throws Exception {
        WorkflowRun run = RecordedRelease.plainBuild(jenkins, job);
        ReleaseReportAction.of(run);
        assertThat(page(run).asNormalizedText()).contains("Nothing recorded");
    }

    @Test
    void isForReadersOfTheJob() throws Exception {
        WorkflowRun run = released();
        protect(Item.READ);
        WebClient reader = client().login("reader");
        assertThat(reader.goTo(run.getUrl() + "aegis-release/").asNormalizedText())
                .contains("jonas");
        client().login("stranger").assertFails(run.getUrl() + "aegis-release/", HttpURLConnection.HTTP_NOT_FOUND);
        client().login("stranger").assertFails(run.getUrl() + "aegis-release/audit", HttpURLConnection.HTTP_NOT_FOUND);
        client().login("stranger")
                .assertFails(run.getUrl() + "aegis-release/api/json", HttpURLConnection.HTTP_NOT_FOUND);
    }

    @Test
    void offersTheAuditLogAsAFile() throws Exception {
        WorkflowRun run = released();
        Page log = client().goTo(run.getUrl() + "aegis-release/audit", null);
        assertThat(log.getWebResponse().getResponseHeaderValue("Content-Disposition"))
                .contains("audit.jsonl");
        assertThat(log.getWebResponse().getContentAsString()).contains("ReleaseFinished");
    }

    @Test
    void offersTheArtifactsOfTheRelease() throws Exception {
        WorkflowRun run = released();
        RecordedRelease.keepArtifact(run, "sbom.json", "{\"bomFormat\":\"CycloneDX\"}");
        assertThat(page(run)
                        .getAnchorByText("sbom.json")
                        .click()
                        .getWebResponse()
                        .getContentAsString())
                .contains("CycloneDX");
        client().assertFails(run.getUrl() + "aegis-release/artifact/artifacts.json", HttpURLConnection.HTTP_NOT_FOUND);
        client().assertFails(
                        run.getUrl() + "aegis-release/artifact/..%2F..%2F..%2Fconfig.xml",
                        HttpURLConnection.HTTP_NOT_FOUND);
    }

    @Test
    void offersArtifactsToThoseWhoMayHaveThemWhereThatIsARightOfItsOwn() throws Exception {
        WorkflowRun run = released();
        RecordedRelease.keepArtifact(run, "sbom.json", "{}");
        Run.ARTIFACTS.setEnabled(true);
        try {
            protect(Item.READ);
            WebClient reader = client().login("reader");
            assertThat(reader.goTo(run.getUrl() + "aegis-release/").asNormalizedText())
                    .doesNotContain("sbom.json");
            reader.assertFails(run.getUrl() + "aegis-release/artifact/sbom.json", HttpURLConnection.HTTP_FORBIDDEN);
            protect(Item.READ, Run.ARTIFACTS);
            assertThat(client().login("reader")
                            .goTo(run.getUrl() + "aegis-release/")
                            .asNormalizedText())
                    .contains("sbom.json");
        } finally {
            Run.ARTIFACTS.setEnabled(false);
        }
    }

    @Test
    void saysTheSameThroughTheRemoteApi() throws Exception {
        JSONObject release =
                client().getJSON(released().getUrl() + "aegis-release/api/json").getJSONObject();
        assertThat(release.getString("version")).isEqualTo("1.2.0");
        assertThat(release.getString("state")).isEqualTo("RELEASED");
        assertThat(release.getBoolean("intact")).isTrue();
        assertThat(release.getJSONArray("channels").getJSONObject(1).getString("version"))
                .isEqualTo("beacon 1.2.0");
        assertThat(release.getJSONArray("findings").getJSONObject(0).getString("remedy"))
                .isEqualTo("Align them");
        assertThat(release.getJSONArray("decisions").getJSONObject(0).getString("approver"))
                .isEqualTo("jonas");
        assertThat(release.getJSONArray("stages").getJSONObject(0).getString("status"))
                .isEqualTo("PASSED");
    }

    @Test
    void summarisesTheReleaseInTheApiOfTheBuild() throws Exception {
        String build = client().getJSON(released().getUrl() + "api/json")
                .getJSONObject()
                .toString();
        assertThat(build).contains("\"state\":\"RELEASED\"", "\"npm\":\"OURS\"", "\"approvers\":[\"jonas\"]");
    }

    private void protect(Permission... ofReader) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(ofReader)
                .everywhere()
                .to("reader"));
    }
}
