package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who sees what of a release: whoever may read the job, all of it; anybody else, not even that there is something. */
@WithJenkins
class PagePermissionsTest {
    private static final String[] PAGES = {
        "1/aegis-release/",
        "1/aegis-release/api/json",
        "1/aegis-release/audit",
        "1/aegis-release/artifact/sbom.json",
        "aegis-releases/",
        "aegis-releases/api/json"
    };

    private static JenkinsRule jenkins;

    @BeforeAll
    static void release(JenkinsRule rule) throws Exception {
        jenkins = rule;
        WorkflowRun run = RecordedRelease.build(rule, "beacon", RecordedRelease.released());
        RecordedRelease.keepArtifact(run, "sbom.json", "{}");
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader", "builder", "configurer", "maria")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder", "maria")
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("administrator"));
    }

    @ParameterizedTest
    @CsvSource({"stranger, 404", "reader, 200", "builder, 200", "configurer, 200", "maria, 200", "administrator, 200"})
    void areForThoseWhoMayReadTheJob(String user, int status) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .withJavaScriptEnabled(false)
                .login(user);
        for (String page : PAGES) {
            assertThat(client.goTo("job/beacon/" + page, null).getWebResponse().getStatusCode())
                    .as("%s for %s", page, user)
                    .isEqualTo(status);
        }
    }
}
