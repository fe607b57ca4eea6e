package io.jenkins.plugins.aegis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.testing.Sites;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveSettingsTest {
    private static SiteSettings complete() {
        SiteSettings settings = new SiteSettings();
        settings.setRepository(" harbor/lamp ");
        settings.setRemote("https://forge.example/harbor/lamp.git");
        settings.setForgeApi("https://forge.example/api/v3");
        settings.setNpmRegistry("https://packages.example/npm");
        settings.setForgeCredentialsId("forge");
        settings.setNpmCredentialsId("npm");
        settings.setApprovers("maria\n\n  noor \r\nmaria\n");
        settings.setCommitterEmail("releases@harbor.example");
        return settings;
    }

    private static EffectiveSettings effective(SiteSettings settings) {
        return EffectiveSettings.of(List.of(settings));
    }

    @Test
    void makesASiteOfWhatWasTyped() throws AbortException {
        ReleaseSite site = effective(complete()).toSite();

        assertThat(site.repository()).isEqualTo("harbor/lamp");
        assertThat(site.remote()).isEqualTo("https://forge.example/harbor/lamp.git");
        assertThat(site.forgeApi()).isEqualTo(URI.create("https://forge.example/api/v3"));
    }

    @Test
    void endsTheRegistryInASlash() throws AbortException {
        assertThat(effective(complete()).toSite().registries().npm())
                .isEqualTo(URI.create("https://packages.example/npm/"));
    }

    @Test
    @DisplayName("L15 takes one approver of each line")
    void takesOneApproverOfEachLine() throws AbortException {
        assertThat(effective(complete()).toSite().approval().approvers()).containsExactlyInAnyOrder("maria", "noor");
    }

    @Test
    @DisplayName("L16 nobody approves their own build unless that is configured")
    void separatesApproverAndRequesterByDefault() throws AbortException {
        assertThat(effective(complete()).toSite().approval().approverMayBeRequester())
                .isFalse();
    }

    @Test
    void namesEverythingThatIsMissingAndThePlace() {
        assertThatThrownBy(() -> EffectiveSettings.of(List.of()).toSite())
                .isInstanceOf(AbortException.class)
                .hasMessageContainingAll(
                        "Manage Jenkins",
                        "Aegis Release",
                        "Repository:",
                        "Git remote:",
                        "npm registry:",
                        "Credential of git and forge:",
                        "Credential of the npm registry:",
                        "Committer e-mail:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lamp", "harbor/lamp/main", "https://forge.example/harbor/lamp", "../lamp", "harbor/"})
    void refusesARepositoryOfAnotherForm(String repository) {
        SiteSettings settings = complete();
        settings.setRepository(repository);

        assertThatThrownBy(() -> effective(settings).toSite()).hasMessageContaining("owner/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://packages.example/",
                "packages.example",
                "https:///packages/",
                "https://p.example/?a=b",
                "x y"
            })
    void refusesARegistryThatIsNoHttpAddress(String address) {
        SiteSettings settings = complete();
        settings.setNpmRegistry(address);

        assertThatThrownBy(() -> effective(settings).toSite()).hasMessageContaining("npm registry:");
    }

    @Test
    @DisplayName("L32 an address that holds a token is neither kept nor repeated")
    void refusesATokenInAnAddress() {
        SiteSettings settings = complete();

        assertThatThrownBy(() -> settings.setRemote("https://maria:s3cret@forge.example/harbor/lamp.git"))
                .hasMessageContaining("choose a credential")
                .hasMessageNotContaining("s3cret");
        assertThat(settings.getRemote()).doesNotContain("s3cret");
    }

    @Test
    @DisplayName("L35 the credential of the forge is not sent to a remote elsewhere")
    void wantsACredentialOfGitForARemoteOnAnotherHost() throws AbortException {
        SiteSettings settings = complete();
        settings.setRemote("https://other.example/harbor/lamp.git");

        assertThatThrownBy(() -> effective(settings).toSite())
                .hasMessageContainingAll("Credential of git:", "other.example", "forge.example", "choose one for git");

        settings.setGitCredentialsId("git");
        assertThat(effective(settings).toSite().remote()).contains("other.example");
    }

    @Test
    void takesTheWebHostForThatOfItsApi() throws AbortException {
        SiteSettings settings = complete();
        settings.setForgeApi("https://api.github.com");
        settings.setRemote("https://github.com/harbor/lamp.git");

        assertThat(effective(settings).toSite().remote()).contains("github.com");
    }

    @Test
    void takesASshRemoteWithItsUser() throws AbortException {
        SiteSettings settings = complete();
        settings.setRemote("git@forge.example:harbor/lamp.git");

        assertThat(effective(settings).toSite().remote()).isEqualTo("git@forge.example:harbor/lamp.git");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--upload-pack=touch", "https://forge.example/a b"})
    void refusesARemoteThatIsNoAddress(String remote) {
        SiteSettings settings = complete();
        settings.setRemote(remote);

        assertThatThrownBy(() -> effective(settings).toSite()).hasMessageContaining("Git remote:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "Anonymous", "SYSTEM"})
    @DisplayName("L15 nobody in particular is no approver")
    void refusesNobodyAsApprover(String id) {
        SiteSettings settings = complete();
        settings.setApprovers("maria\n" + id);

        assertThatThrownBy(() -> effective(settings).toSite()).hasMessageContainingAll("Approvers:", id);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.forge.example,,https://api.forge.example",
        "https://forge.example/api/v3,,https://forge.example/api",
        "https://forge.example/api/v3/,,https://forge.example/api",
        "https://forge.example/api/v3,https://forge.example/api/graphql,https://forge.example/api",
        "https://forge.example/api/v3,https://other.example/,https://other.example"
    })
    void findsTheGraphqlInterfaceBesideTheOther(String api, String graphql, String base) {
        SiteSettings settings = complete();
        settings.setForgeApi(api);
        settings.setGraphql(graphql);

        assertThat(effective(settings).graphqlBase()).isEqualTo(URI.create(base));
    }

    @Test
    void needsNoSigningKey() throws AbortException {
        SiteSettings settings = complete();
        settings.setSigningCredentialsId(null);

        assertThat(effective(settings).toSite().repository()).isEqualTo("harbor/lamp");
        assertThat(settings.getSigningCredentialsId()).isEmpty();
    }

    @Test
    void takesOneWordOfTheCommandOfEachLine() {
        SiteSettings settings = complete();
        settings.setReleasePlease("npx\n --no-install \n\nrelease-please");

        assertThat(effective(settings).releasePleaseCommand()).containsExactly("npx", "--no-install", "release-please");
    }

    @Test
    void makesAddressesOfTheOtherRegistries() throws AbortException {
        SiteSettings settings = complete();
        settings.setPypiIndex("https://python.example/simple");
        settings.setPypiUpload("https://python.example/legacy");
        settings.setHelmRepository("https://charts.example/stable");
        settings.setClawhubRegistry("https://claws.example");

        ReleaseSite.Registries registries = effective(settings).toSite().registries();

        assertThat(registries.pypi())
                .contains(new ReleaseSite.PyPi(
                        URI.create("https://python.example/simple/"), URI.create("https://python.example/legacy")));
        assertThat(registries.helm()).contains(URI.create("https://charts.example/stable/"));
        assertThat(registries.clawhub()).contains(URI.create("https://claws.example"));
    }

    @Test
    void needsNoOtherRegistries() throws AbortException {
        ReleaseSite.Registries registries = effective(complete()).toSite().registries();

        assertThat(registries).isEqualTo(Sites.npm("https://packages.example/npm/"));
    }

    @Test
    void refusesHalfAPythonIndex() {
        SiteSettings settings = complete();
        settings.setPypiIndex("https://python.example/simple/");

        assertThatThrownBy(() -> effective(settings).toSite()).hasMessageContainingAll("Python uploads:", "both");
    }

    @Test
    @DisplayName("L16 takes the number of approvals, and overlays with their approvers")
    void takesTheRulesOfApproval() throws AbortException {
        SiteSettings settings = complete();
        settings.setApprovalsRequired(2);
        OverlaySettings overlay = new OverlaySettings("major-cutover", "ann\nbo");
        overlay.setVersions(">=1.0.0 <2.0.0\n3.0.0");
        overlay.setPaths("src/acp");
        settings.setOverlays(List.of(overlay));

        ReleaseSite.ApprovalRules rules = effective(settings).toSite().approval();

        assertThat(rules.approvalsRequired()).isEqualTo(2);
        assertThat(rules.overlay("major-cutover"))
                .hasValueSatisfying(rule -> assertThat(rule.approvers()).containsExactlyInAnyOrder("ann", "bo"))
                .hasValueSatisfying(
                        rule -> assertThat(rule.overlay().scope().versions()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void takesAtLeastOneApproval(int required) {
        SiteSettings settings = complete();
        settings.setApprovalsRequired(required);

        assertThat(effective(settings).settings().getApprovalsRequired()).isEqualTo(1);
    }

    @Test
    void refusesMoreApprovalsThanThereCanBe() {
        SiteSettings settings = complete();
        settings.setApprovalsRequired(3);

        assertThatThrownBy(() -> effective(settings).toSite()).hasMessageContainingAll("Approvals:", "3");
    }

    @Test
    void refusesAnOverlayOfAnotherForm() {
        SiteSettings settings = complete();
        OverlaySettings overlay = new OverlaySettings("Major Cutover", "ann");
        settings.setOverlays(List.of(overlay));

        assertThatThrownBy(() -> effective(settings).toSite())
                .hasMessageContainingAll("Further approvals:", "Major Cutover");
    }
}
