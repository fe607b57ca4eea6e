package io.jenkins.plugins.aegis.config;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.AbortException;
import hudson.model.Run;
import hudson.util.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The credentials that a build uses, as its own identity may see them; their use is noted by Jenkins. */
public final class ReleaseCredentials {
    /** What GitHub takes as the user name beside a token. Source: its documentation, "Authenticating as a GitHub App". */
    static final String TOKEN_USER = "x-access-token";

    /** In bytes; a private key in PEM has a few hundred, an identity token one or two thousand. */
    private static final int MOST_DOCUMENT = 1 << 16;

    private final Run<?, ?> run;

    public ReleaseCredentials(Run<?, ?> run) {
        this.run = run;
    }

    /** A user name and a secret; shows no secret in any text form. */
    public record Login(String user, String secret) {
        @Override
        public String toString() {
            return "Login[user=" + user + ", secret=****]";
        }
    }

    /**
     * A token, or a user name with a token or password.
     *
     * @param purpose for messages
     * @param target where it is sent; the credential's domain has to allow that
     * @throws AbortException if the build cannot use such a credential
     */
    public Login login(String id, String purpose, URI target) throws AbortException {
        return login(id, TOKEN_USER, purpose, target);
    }

    /**
     * As above.
     *
     * @param tokenUser what the target takes as the user name beside a token
     * @throws AbortException if the build cannot use such a credential
     */
    public Login login(String id, String tokenUser, String purpose, URI target) throws AbortException {
        return loginOf(find(id, purpose, target.toString()), id, tokenUser, purpose);
    }

    private static Login loginOf(StandardCredentials found, String id, String tokenUser, String purpose)
            throws AbortException {
        if (found instanceof StringCredentials text) {
            return new Login(tokenUser, text.getSecret().getPlainText());
        }
        if (found instanceof StandardUsernamePasswordCredentials login) {
            return new Login(login.getUsername(), login.getPassword().getPlainText());
        }
        throw new AbortException(
                "Credential " + id + " for " + purpose + " is neither secret text nor user name with password;"
                        + " choose another one in " + EffectiveSettings.PLACE);
    }

    /** How git gets in: by a user name with a secret, or by a key. */
    public record GitLogin(Optional<Login> login, Optional<SshKey> key) {}

    /** A private key, and the user whom it belongs to; shows no secret in any text form. */
    public record SshKey(String user, String text) {
        @Override
        public String toString() {
            return "SshKey[user=" + user + ", text=****]";
        }
    }

    /**
     * The credential of a git remote.
     *
     * @throws AbortException if the build cannot use such a credential
     */
    public GitLogin git(String id, String remote) throws AbortException {
        // A short form, such as git@host:path, is the same place as ssh://git@host/path.
        String address = remote.matches("(?i)\\w+://.*") ? remote : "ssh://" + remote.replaceFirst(":", "/");
        StandardCredentials found = find(id, "git", address);
        if (!(found instanceof SSHUserPrivateKey key)) {
            return new GitLogin(Optional.of(loginOf(found, id, TOKEN_USER, "git")), Optional.empty());
        }
        Secret passphrase = key.getPassphrase();
        if (key.getPrivateKeys().size() != 1
                || (passphrase != null && !passphrase.getPlainText().isEmpty())) {
            throw new AbortException("Credential " + id + " for git has to have exactly one private key, without a"
                    + " passphrase: nobody is there to type it, and Jenkins keeps the key encrypted");
        }
        return new GitLogin(
                Optional.empty(),
                Optional.of(new SshKey(key.getUsername(), key.getPrivateKeys().get(0))));
    }

    /** A text that is read when it is needed: some credentials make it anew each time, and it is short-lived. */
    public interface SecretDocument {
        String read() throws IOException;
    }

    /**
     * The text of a private key or of an identity token, kept as secret file or secret text.
     *
     * @throws AbortException if the build cannot use such a credential
     */
    public SecretDocument document(String id) throws IOException {
        StandardCredentials found =
                CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, List.of());
        if (found == null) {
            throw new AbortException("There is no credential " + id + " for signing that this build may use; make it"
                    + " with scope Global, or choose another one in " + EffectiveSettings.PLACE);
        }
        CredentialsProvider.track(run, found);
        if (found instanceof StringCredentials text) {
            return () -> text.getSecret().getPlainText();
        }
        if (found instanceof FileCredentials file) {
            return () -> {
                try (InputStream content = file.getContent()) {
                    return new String(content.readNBytes(MOST_DOCUMENT), StandardCharsets.US_ASCII);
                }
            };
        }
        throw new AbortException("Credential " + id + " for signing is neither secret file nor secret text; choose"
                + " another one in " + EffectiveSettings.PLACE);
    }

    private StandardCredentials find(String id, String purpose, String target) throws AbortException {
        StandardCredentials found = CredentialsProvider.findCredentialById(
                id,
                StandardCredentials.class,
                run,
                URIRequirementBuilder.fromUri(target).build());
        if (found == null) {
            throw new AbortException(
                    "There is no credential " + id + " for " + purpose + " that this build may use for " + target
                            + "; make it with scope Global, or choose another one in " + EffectiveSettings.PLACE);
        }
        return CredentialsProvider.track(run, found);
    }
}
