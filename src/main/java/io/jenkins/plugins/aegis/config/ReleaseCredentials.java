package io.jenkins.plugins.aegis.config;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.AbortException;
import hudson.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The credentials that a build uses, as its own identity may see them; their use is noted by Jenkins. */
public final class ReleaseCredentials {
    /** What GitHub takes as the user name beside a token. Source: its documentation, "Authenticating as a GitHub App". */
    private static final String TOKEN_USER = "x-access-token";

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
        StandardCredentials found = find(id, purpose, target);
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

    private StandardCredentials find(String id, String purpose, URI target) throws AbortException {
        StandardCredentials found = CredentialsProvider.findCredentialById(
                id,
                StandardCredentials.class,
                run,
                URIRequirementBuilder.fromUri(target.toString()).build());
        if (found == null) {
            throw new AbortException(
                    "There is no credential " + id + " for " + purpose + " that this build may use for " + target
                            + "; make it with scope Global, or choose another one in " + EffectiveSettings.PLACE);
        }
        return CredentialsProvider.track(run, found);
    }
}
