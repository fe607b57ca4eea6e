package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.jenkins.plugins.sshcredentials.impl.BasicSSHUserPrivateKey;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.AbortException;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import io.jenkins.plugins.aegis.config.ReleaseCredentials;
import io.jenkins.plugins.aegis.config.ReleaseCredentials.GitLogin;
import io.jenkins.plugins.aegis.config.ReleaseCredentials.Login;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Kinds and places of credentials, as a build finds them. */
@WithJenkins
class ReleaseCredentialsTest {
    private static final URI FORGE = URI.create("https://forge.example/api/v3");

    private Folder folder;
    private FreeStyleBuild build;

    @BeforeEach
    void start(JenkinsRule jenkins) throws Exception {
        folder = jenkins.createProject(Folder.class, "harbor");
        build = jenkins.buildAndAssertSuccess(folder.createProject(FreeStyleProject.class, "lamp"));
    }

    private Login login() throws AbortException {
        return new ReleaseCredentials(build).login("forge", "the forge", FORGE);
    }

    private static <C extends Credentials> C global(C credentials) throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(credentials);
        SystemCredentialsProvider.getInstance().save();
        return credentials;
    }

    private static StringCredentialsImpl token(String secret) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, "forge", "", Secret.fromString(secret));
    }

    @Test
    void takesASecretText() throws Exception {
        global(token("s3cret"));

        assertThat(login()).isEqualTo(new Login("x-access-token", "s3cret"));
    }

    @Test
    void takesAUserNameWithPassword() throws Exception {
        global(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "forge", "", "harbor-bot", "s3cret-password"));

        assertThat(login()).isEqualTo(new Login("harbor-bot", "s3cret-password"));
    }

    @Test
    void takesAnAppThatMakesItsTokenWhenItIsAsked() throws Exception {
        global(new AppCredentials());

        assertThat(login()).isEqualTo(new Login("4711", AppCredentials.token(1)));
    }

    private GitLogin git(String passphrase, String remote) throws Exception {
        global(new BasicSSHUserPrivateKey(
                CredentialsScope.GLOBAL,
                "git",
                "harbor-bot",
                new BasicSSHUserPrivateKey.DirectEntryPrivateKeySource("the key"),
                passphrase,
                ""));
        return new ReleaseCredentials(build).git("git", remote);
    }

    @Test
    void takesAnSshKeyForGit() throws Exception {
        GitLogin login = git("", "git@forge.example:harbor/lamp.git");

        assertThat(login.login()).isEmpty();
        assertThat(login.key()).hasValueSatisfying(key -> {
            assertThat(key.user()).isEqualTo("harbor-bot");
            assertThat(key.text().strip()).isEqualTo("the key");
            assertThat(key).hasToString("SshKey[user=harbor-bot, text=****]");
        });
    }

    @Test
    void takesNoSshKeyThatNeedsAPassphrase() {
        assertThatThrownBy(() -> git("s3cret", "ssh://forge.example/harbor/lamp.git"))
                .hasMessageContainingAll("Credential git", "without a passphrase")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void takesALoginForGitAlone() throws Exception {
        global(new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, "git", "", "harbor-bot", "s3cret-password"));

        assertThat(new ReleaseCredentials(build).git("git", "https://other.example/harbor/lamp.git"))
                .isEqualTo(new GitLogin(Optional.of(new Login("harbor-bot", "s3cret-password")), Optional.empty()));
    }

    @Test
    void prefersTheCredentialOfTheFolder() throws Exception {
        global(token("of the controller"));
        CredentialsStore own =
                CredentialsProvider.lookupStores(folder).iterator().next();
        own.addCredentials(Domain.global(), token("of the folder"));

        assertThat(login().secret()).isEqualTo("of the folder");
    }

    @Test
    void notesThatTheBuildHasUsedIt() throws Exception {
        StringCredentialsImpl used = global(token("s3cret"));

        login();

        assertThat(CredentialsProvider.getFingerprintOf(used).getJobs()).contains("harbor/lamp");
    }

    @Test
    void sendsNoCredentialOutOfItsDomain() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getDomainCredentialsMap()
                .put(
                        new Domain("elsewhere", "", List.of(new HostnameSpecification("other.example", ""))),
                        List.of(token("s3cret")));

        assertThatThrownBy(this::login).isInstanceOf(AbortException.class).hasMessageContaining("no credential forge");
    }

    @Test
    void usesNoCredentialThatIsTheControllersOwn() throws Exception {
        global(new StringCredentialsImpl(CredentialsScope.SYSTEM, "forge", "", Secret.fromString("s3cret")));

        assertThatThrownBy(this::login).hasMessageContainingAll("no credential forge", "scope Global");
    }

    @Test
    void namesAKindThatItCannotUse() throws Exception {
        global(file("forge", "text"));

        assertThatThrownBy(this::login).hasMessageContaining("neither secret text nor user name");
    }

    @Test
    void readsASigningKeyFromASecretFile() throws Exception {
        global(file("key", "the key"));

        assertThat(new ReleaseCredentials(build).document("key").read()).isEqualTo("the key");
    }

    private static FileCredentialsImpl file(String id, String text) {
        return new FileCredentialsImpl(
                CredentialsScope.GLOBAL,
                id,
                "",
                "key.pem",
                SecretBytes.fromBytes(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
