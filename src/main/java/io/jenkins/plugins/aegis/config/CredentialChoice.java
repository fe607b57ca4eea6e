package io.jenkins.plugins.aegis.config;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * The credentials that jobs below a place could use, for the form of that place.
 *
 * @param place the folder that is configured; null for the whole controller
 */
record CredentialChoice(Item place) {
    /** A token, or a user name with one; GitHub Apps are of the latter kind. */
    static final List<Class<? extends StandardCredentials>> LOGINS =
            List.of(StringCredentials.class, StandardUsernamePasswordCredentials.class);

    /** As well a key, for ssh. */
    static final List<Class<? extends StandardCredentials>> GIT =
            List.of(StringCredentials.class, StandardUsernamePasswordCredentials.class, SSHUserPrivateKey.class);

    static final List<Class<? extends StandardCredentials>> KEYS =
            List.of(FileCredentials.class, StringCredentials.class);

    /** Whether who asks may change the settings of the place. */
    boolean mayConfigure() {
        return place == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : place.hasPermission(Item.CONFIGURE);
    }

    void checkMayConfigure() {
        if (place == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            place.checkPermission(Item.CONFIGURE);
        }
    }

    /**
     * Whoever may not change the settings is told the present choice and no other.
     *
     * @param address where the credential would be sent; empty for nowhere
     */
    ListBoxModel among(List<Class<? extends StandardCredentials>> types, String current, String address) {
        AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> choices =
                new StandardListBoxModel();
        if (mayConfigure()) {
            choices = choices.includeEmptyValue();
            for (Class<? extends StandardCredentials> type : types) {
                choices = choices.includeAs(
                        ACL.SYSTEM2,
                        place,
                        type,
                        URIRequirementBuilder.fromUri(address).build());
            }
        }
        return choices.includeCurrentValue(current);
    }

    /** What HTTP's Basic scheme sends for that credential; empty as for {@link #token}. */
    Optional<String> basic(String id, String address) {
        checkMayConfigure();
        return token(id, address).map(secret -> {
            String user = find(id, address) instanceof StandardUsernamePasswordCredentials login
                    ? login.getUsername()
                    : ReleaseCredentials.TOKEN_USER;
            return Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        });
    }

    private StandardCredentials find(String id, String address) {
        return CredentialsProvider.findCredentialByIdInItem(
                id,
                StandardCredentials.class,
                place,
                ACL.SYSTEM2,
                URIRequirementBuilder.fromUri(address).build());
    }

    /** The token of that credential; empty if it is not there, not of a kind with a token, or not for that address. */
    Optional<String> token(String id, String address) {
        checkMayConfigure();
        StandardCredentials found = find(id, address);
        if (found instanceof StringCredentials text) {
            return Optional.of(text.getSecret().getPlainText());
        }
        return found instanceof StandardUsernamePasswordCredentials login
                ? Optional.of(login.getPassword().getPlainText())
                : Optional.empty();
    }
}
