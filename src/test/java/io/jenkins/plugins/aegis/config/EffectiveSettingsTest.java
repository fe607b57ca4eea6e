package io.jenkins.plugins.aegis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.aegis.model.ReleaseSite;
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
}
