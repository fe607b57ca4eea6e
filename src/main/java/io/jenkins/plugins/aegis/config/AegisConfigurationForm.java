package io.jenkins.plugins.aegis.config;

import com.cloudbees.plugins.credentials.common.AbstractIdCredentialsListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the configuration's form asks while somebody types; answers administrators only. */
public abstract class AegisConfigurationForm extends GlobalConfiguration {
    private static final List<Class<? extends StandardCredentials>> LOGINS =
            List.of(StringCredentials.class, StandardUsernamePasswordCredentials.class);

    AegisConfigurationForm() {}

    @POST
    public FormValidation doCheckRepository(@QueryParameter String value) {
        return judged(SettingRules.repository(typed(value)));
    }

    @POST
    public FormValidation doCheckRemote(@QueryParameter String value) {
        return judged(SettingRules.remote(typed(value)), typed(value));
    }

    @POST
    public FormValidation doCheckForgeApi(@QueryParameter String value) {
        return judged(SettingRules.address(typed(value)), typed(value));
    }

    @POST
    public FormValidation doCheckGraphql(@QueryParameter String value) {
        return judged(SettingRules.optionalAddress(typed(value)), typed(value));
    }

    @POST
    public FormValidation doCheckNpmRegistry(@QueryParameter String value) {
        return judged(SettingRules.address(typed(value)), typed(value));
    }

    @POST
    public FormValidation doCheckPypiIndex(@QueryParameter String value) {
        return judged(SettingRules.optionalAddress(typed(value)), typed(value));
    }

    @POST
    public FormValidation doCheckPypiUpload(@QueryParameter String value, @QueryParameter String pypiIndex) {
        Optional<String> half = SettingRules.bothOrNone(typed(pypiIndex), typed(value));
        return judged(half.or(() -> SettingRules.optionalAddress(typed(value))), typed(value));
    }

    @POST
    public FormValidation doCheckHelmRepository(@QueryParameter String value) {
        return judged(SettingRules.optionalAddress(typed(value)), typed(value));
    }

    @POST
    public FormValidation doCheckClawhubRegistry(@QueryParameter String value) {
        return judged(SettingRules.optionalAddress(typed(value)), typed(value));
    }

    @POST
    public FormValidation doCheckForgeCredentialsId(@QueryParameter String value) {
        return judged(SettingRules.credential(typed(value)));
    }

    @POST
    public FormValidation doCheckNpmCredentialsId(@QueryParameter String value) {
        return judged(SettingRules.credential(typed(value)));
    }

    @POST
    public FormValidation doCheckSigningCredentialsId(@QueryParameter String value) {
        FormValidation chosen = judged(Optional.empty());
        return typed(value).isEmpty()
                ? FormValidation.warning("Releases will have no attestation: there is no key to sign it with")
                : chosen;
    }

    @POST
    public FormValidation doCheckApprovers(@QueryParameter String value) {
        Set<String> ids = SettingRules.lines(typed(value));
        FormValidation verdict = judged(SettingRules.approvers(ids));
        return verdict.kind == FormValidation.Kind.OK && ids.isEmpty()
                ? FormValidation.warning("Nobody can approve a release yet: every go/no-go will be refused")
                : verdict;
    }

    @POST
    public FormValidation doCheckCommitterName(@QueryParameter String value) {
        return judged(SettingRules.name(typed(value)));
    }

    @POST
    public FormValidation doCheckCommitterEmail(@QueryParameter String value) {
        return judged(SettingRules.email(typed(value)));
    }

    @POST
    public FormValidation doCheckReleasePlease(@QueryParameter String value) {
        return judged(SettingRules.command(List.copyOf(SettingRules.lines(typed(value)))));
    }

    @POST
    public ListBoxModel doFillForgeCredentialsIdItems(
            @QueryParameter String forgeCredentialsId, @QueryParameter String forgeApi) {
        return credentials(forgeCredentialsId, forgeApi, LOGINS);
    }

    @POST
    public ListBoxModel doFillNpmCredentialsIdItems(
            @QueryParameter String npmCredentialsId, @QueryParameter String npmRegistry) {
        return credentials(npmCredentialsId, npmRegistry, List.of(StringCredentials.class));
    }

    @POST
    public ListBoxModel doFillPypiCredentialsIdItems(
            @QueryParameter String pypiCredentialsId, @QueryParameter String pypiUpload) {
        return credentials(pypiCredentialsId, pypiUpload, LOGINS);
    }

    @POST
    public ListBoxModel doFillClawhubCredentialsIdItems(
            @QueryParameter String clawhubCredentialsId, @QueryParameter String clawhubRegistry) {
        return credentials(clawhubCredentialsId, clawhubRegistry, LOGINS);
    }

    @POST
    public ListBoxModel doFillSigningCredentialsIdItems(@QueryParameter String signingCredentialsId) {
        return credentials(signingCredentialsId, "", List.of(FileCredentials.class, StringCredentials.class));
    }

    /** Whoever may not change the configuration is told the present choice and no other. */
    private static ListBoxModel credentials(
            String current, String address, List<Class<? extends StandardCredentials>> types) {
        AbstractIdCredentialsListBoxModel<StandardListBoxModel, StandardCredentials> choices =
                new StandardListBoxModel();
        if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            choices = choices.includeEmptyValue();
            for (Class<? extends StandardCredentials> type : types) {
                // Without an item: those that are there for all jobs.
                choices = choices.includeAs(
                        ACL.SYSTEM2,
                        (Item) null,
                        type,
                        URIRequirementBuilder.fromUri(typed(address)).build());
            }
        }
        return choices.includeCurrentValue(typed(current));
    }

    private static FormValidation judged(Optional<String> problem) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    private static FormValidation judged(Optional<String> problem, String address) {
        FormValidation verdict = judged(problem);
        return problem.isEmpty() && SettingRules.isUnprotected(address)
                ? FormValidation.warning("Tokens would cross the network unencrypted; use https")
                : verdict;
    }

    private static String typed(String value) {
        return value == null ? "" : value.strip();
    }
}
