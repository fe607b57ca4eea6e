package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.AegisFolderProperty;
import io.jenkins.plugins.aegis.config.SiteSettingsForm;
import java.net.URL;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Who may ask the forms what. */
@WithJenkins
class SettingsPermissionsTest {
    private static final String FORM = "descriptorByName/io.jenkins.plugins.aegis.config.SiteSettings/";

    private static JenkinsRule jenkins;
    private static Folder folder;

    /** One controller for all: nobody here changes anything. */
    @BeforeAll
    static void people(JenkinsRule rule) throws Exception {
        jenkins = rule;
        folder = rule.createProject(Folder.class, "harbor");
        folder.addProperty(new AegisFolderProperty(SampleSettings.complete()));
        AegisConfiguration.get().setSite(SampleSettings.complete());
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "forge", "", Secret.fromString("s3cret")));
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "builder", "maria", "configurer")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder", "maria", "configurer")
                .grant(Item.EXTENDED_READ)
                .everywhere()
                .to("builder")
                .grant(Item.CONFIGURE)
                .onItems(folder)
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("administrator"));
    }

    private static SiteSettingsForm form() {
        return ExtensionList.lookupSingleton(SiteSettingsForm.class);
    }

    private static ACLContext as(String user) {
        return ACL.as2(User.getOrCreateByIdOrFullName(user).impersonate2());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "builder", "maria", "configurer"})
    void onlyAdministratorsTryConnectionsOfTheController(String user) {
        try (ACLContext ignored = as(user)) {
            assertThatThrownBy(() -> form().doTestForge(null, "", "", "")).isInstanceOf(AccessDeniedException3.class);
            assertThatThrownBy(() -> form().doTestGit(null, "", "", "", "")).isInstanceOf(AccessDeniedException3.class);
            assertThatThrownBy(() -> form().doTestNpm(null, "", "")).isInstanceOf(AccessDeniedException3.class);
            assertThatThrownBy(() -> form().doTestPypi(null, "", "")).isInstanceOf(AccessDeniedException3.class);
            assertThatThrownBy(() -> form().doTestHelm(null, "")).isInstanceOf(AccessDeniedException3.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "builder", "maria"})
    void onlyConfigurersTryConnectionsOfAFolder(String user) {
        try (ACLContext ignored = as(user)) {
            assertThatThrownBy(() -> form().doTestForge(folder, "", "", "")).isInstanceOf(AccessDeniedException3.class);
            assertThatThrownBy(() -> form().doTestGit(folder, "", "", "", ""))
                    .isInstanceOf(AccessDeniedException3.class);
            assertThat(form().doCheckGitCredentialsId(folder, "", "https://other.example/a/b.git", "").kind)
                    .isEqualTo(FormValidation.Kind.OK);
            assertThatThrownBy(() -> form().doTestNpm(folder, "", "")).isInstanceOf(AccessDeniedException3.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "builder", "maria"})
    void tellsNobodyElseWhichCredentialsThereAre(String user) {
        try (ACLContext ignored = as(user)) {
            ListBoxModel ofFolder = form().doFillForgeCredentialsIdItems(folder, "present", "");
            assertThat(form().doFillGitCredentialsIdItems(folder, "present", ""))
                    .extracting(option -> option.value)
                    .containsExactly("present");
            ListBoxModel ofController = form().doFillForgeCredentialsIdItems(null, "present", "");

            assertThat(ofFolder).extracting(option -> option.value).containsExactly("present");
            assertThat(ofController).extracting(option -> option.value).containsExactly("present");
        }
    }

    @Test
    void offersAConfigurerTheCredentialsOfTheFolder() {
        try (ACLContext ignored = as("configurer")) {
            assertThat(form().doFillForgeCredentialsIdItems(folder, "", ""))
                    .extracting(option -> option.value)
                    .containsExactly("", "forge");
            assertThat(form().doFillForgeCredentialsIdItems(null, "", ""))
                    .extracting(option -> option.value)
                    .doesNotContain("forge");
        }
    }

    @Test
    void offersAdministratorsAllCredentials() {
        try (ACLContext ignored = as("administrator")) {
            assertThat(form().doFillForgeCredentialsIdItems(null, "", ""))
                    .extracting(option -> option.value)
                    .containsExactly("", "forge");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "builder", "maria"})
    void tellsNobodyElseWhatHoldsAroundAFolder(String user) {
        try (ACLContext ignored = as(user)) {
            FormValidation verdict = form().doCheckRepository(folder, "");

            assertThat(verdict.kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(verdict.renderHtml()).doesNotContain("harbor/lamp");
        }
    }

    @Test
    void tellsAConfigurerWhatHoldsAroundTheFolder() {
        try (ACLContext ignored = as("configurer")) {
            assertThat(form().doCheckRepository(folder, "").renderHtml()).contains("harbor/lamp");
            assertThat(form().doCheckRepository(folder, "no repository").kind).isEqualTo(FormValidation.Kind.ERROR);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"testHelm", "checkRepository", "fillForgeCredentialsIdItems"})
    void answersNoGet(String endpoint) throws Exception {
        int got = client("administrator")
                .goTo(FORM + endpoint, null)
                .getWebResponse()
                .getStatusCode();

        assertThat(got).isEqualTo(404);
        assertThat(post("administrator", FORM + endpoint)).isEqualTo(200);
    }

    @Test
    void refusesOthersOverTheWeb() throws Exception {
        assertThat(post("reader", "job/harbor/" + FORM + "testForge")).isEqualTo(403);
        assertThat(post("maria", FORM + "testNpm")).isEqualTo(403);
        assertThat(post("configurer", "job/harbor/" + FORM + "testForge")).isEqualTo(200);
    }

    private int post(String user, String path) throws Exception {
        JenkinsRule.WebClient client = client(user);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        return client.getPage(client.addCrumb(request)).getWebResponse().getStatusCode();
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        return jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .login(user);
    }
}
