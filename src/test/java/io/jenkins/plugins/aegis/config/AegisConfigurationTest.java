package io.jenkins.plugins.aegis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AegisConfigurationTest {
    private static AegisConfiguration complete() {
        AegisConfiguration configuration = new AegisConfiguration();
        configuration.setRepository(" harbor/lamp ");
        configuration.setRemote("https://forge.example/harbor/lamp.git");
        configuration.setForgeApi("https://forge.example/api/v3");
        configuration.setNpmRegistry("https://packages.example/npm");
        configuration.setForgeCredentialsId("forge");
        configuration.setNpmCredentialsId("npm");
        configuration.setApprovers("maria\n\n  noor \r\nmaria\n");
        configuration.setCommitterEmail("releases@harbor.example");
        return configuration;
    }

    @Test
    void makesASiteOfWhatWasTyped() throws AbortException {
        ReleaseSite site = complete().toSite();

        assertThat(site.repository()).isEqualTo("harbor/lamp");
        assertThat(site.remote()).isEqualTo("https://forge.example/harbor/lamp.git");
        assertThat(site.forgeApi()).isEqualTo(URI.create("https://forge.example/api/v3"));
    }

    @Test
    void endsTheRegistryInASlash() throws AbortException {
        assertThat(complete().toSite().registries().npm()).isEqualTo(URI.create("https://packages.example/npm/"));
    }

    @Test
    @DisplayName("L15 takes one approver of each line")
    void takesOneApproverOfEachLine() throws AbortException {
        assertThat(complete().toSite().approval().approvers()).containsExactlyInAnyOrder("maria", "noor");
    }

    @Test
    @DisplayName("L16 nobody approves their own build unless that is configured")
    void separatesApproverAndRequesterByDefault() throws AbortException {
        assertThat(complete().toSite().approval().approverMayBeRequester()).isFalse();
    }

    @Test
    void namesEverythingThatIsMissingAndThePlace() {
        assertThatThrownBy(() -> new AegisConfiguration().toSite())
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
        AegisConfiguration configuration = complete();
        configuration.setRepository(repository);

        assertThatThrownBy(configuration::toSite).hasMessageContaining("owner/name");
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
        AegisConfiguration configuration = complete();
        configuration.setNpmRegistry(address);

        assertThatThrownBy(configuration::toSite).hasMessageContaining("npm registry:");
    }

    @Test
    @DisplayName("L32 an address that holds a token is neither kept nor repeated")
    void refusesATokenInAnAddress() {
        AegisConfiguration configuration = complete();

        assertThatThrownBy(() -> configuration.setRemote("https://maria:s3cret@forge.example/harbor/lamp.git"))
                .hasMessageContaining("choose a credential")
                .hasMessageNotContaining("s3cret");
        assertThat(configuration.getRemote()).doesNotContain("s3cret");
    }

    @Test
    void takesASshRemoteWithItsUser() throws AbortException {
        AegisConfiguration configuration = complete();
        configuration.setRemote("git@forge.example:harbor/lamp.git");

        assertThat(configuration.toSite().remote()).isEqualTo("git@forge.example:harbor/lamp.git");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--upload-pack=touch", "https://forge.example/a b"})
    void refusesARemoteThatIsNoAddress(String remote) {
        AegisConfiguration configuration = complete();
        configuration.setRemote(remote);

        assertThatThrownBy(configuration::toSite).hasMessageContaining("Git remote:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "Anonymous", "SYSTEM"})
    @DisplayName("L15 nobody in particular is no approver")
    void refusesNobodyAsApprover(String id) {
        AegisConfiguration configuration = complete();
        configuration.setApprovers("maria\n" + id);

        assertThatThrownBy(configuration::toSite).hasMessageContainingAll("Approvers:", id);
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
        AegisConfiguration configuration = complete();
        configuration.setForgeApi(api);
        configuration.setGraphql(graphql);

        assertThat(configuration.graphqlBase()).isEqualTo(URI.create(base));
    }

    @Test
    void needsNoSigningKey() throws AbortException {
        AegisConfiguration configuration = complete();
        configuration.setSigningCredentialsId(null);

        assertThat(configuration.toSite().repository()).isEqualTo("harbor/lamp");
        assertThat(configuration.getSigningCredentialsId()).isEmpty();
    }

    @Test
    void takesOneWordOfTheCommandOfEachLine() {
        AegisConfiguration configuration = complete();
        configuration.setReleasePlease("npx\n --no-install \n\nrelease-please");

        assertThat(configuration.releasePleaseCommand()).containsExactly("npx", "--no-install", "release-please");
    }
}
