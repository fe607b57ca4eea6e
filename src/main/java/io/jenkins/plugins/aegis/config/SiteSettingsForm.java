package io.jenkins.plugins.aegis.config;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.function.Function;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * What the form of the settings asks while somebody types, of the controller's and of a folder's alike.
 *
 * <p>Answers whoever may configure that place: administrators, or those with Configure on the folder. Everybody else,
 * who may see the form without being able to save it, is told nothing.
 */
@Extension
public final class SiteSettingsForm extends Descriptor<SiteSettings> {
    public SiteSettingsForm() {
        super(SiteSettings.class);
    }

    @Override
    public String getDisplayName() {
        return "Aegis Release";
    }

    @POST
    public FormValidation doCheckRepository(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getRepository).needed(SettingRules::repository);
    }

    @POST
    public FormValidation doCheckRemote(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String repository) {
        return field(item, value, SiteSettings::getRemote).of(repository).needed(SettingRules::remote);
    }

    @POST
    public FormValidation doCheckGitCredentialsId(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String remote,
            @QueryParameter String forgeApi) {
        SiteSettings typed = new SiteSettings();
        typed.setRemote(remote);
        typed.setForgeApi(forgeApi);
        typed.setGitCredentialsId(value);
        return new CredentialChoice(item).mayConfigure()
                ? new ConnectionTests(item, typed)
                        .gitCredential()
                        .map(FormValidation::error)
                        .orElseGet(FormValidation::ok)
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckForgeApi(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getForgeApi).needed(SettingRules::address);
    }

    @POST
    public FormValidation doCheckGraphql(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String forgeApi) {
        return field(item, value, SiteSettings::getGraphql).of(forgeApi).optional(SettingRules::address);
    }

    @POST
    public FormValidation doCheckForgeCredentialsId(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String forgeApi) {
        return field(item, value, SiteSettings::getForgeCredentialsId)
                .of(forgeApi)
                .needed(SettingRules::credential);
    }

    @POST
    public FormValidation doCheckNpmRegistry(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getNpmRegistry).needed(SettingRules::address);
    }

    @POST
    public FormValidation doCheckNpmCredentialsId(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String npmRegistry) {
        return field(item, value, SiteSettings::getNpmCredentialsId)
                .of(npmRegistry)
                .needed(SettingRules::credential);
    }

    @POST
    public FormValidation doCheckPypiIndex(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String pypiUpload) {
        return field(item, value, SiteSettings::getPypiIndex).of(pypiUpload).optional(SettingRules::address);
    }

    @POST
    public FormValidation doCheckPypiUpload(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String pypiIndex) {
        return new CredentialChoice(item).mayConfigure()
                ? SettingRules.bothOrNone(typed(pypiIndex), typed(value))
                        .map(FormValidation::error)
                        .orElseGet(() -> field(item, value, SiteSettings::getPypiUpload)
                                .of(pypiIndex)
                                .optional(SettingRules::address))
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckHelmRepository(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getHelmRepository).optional(SettingRules::address);
    }

    @POST
    public FormValidation doCheckClawhubRegistry(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getClawhubRegistry).optional(SettingRules::address);
    }

    @POST
    public FormValidation doCheckSigningCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getSigningCredentialsId)
                .wanted(
                        "Releases will have no attestation unless they are signed without a key: see below",
                        SettingRules::credential);
    }

    @POST
    public FormValidation doCheckApprovers(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getApprovers)
                .wanted(
                        "Nobody can approve a release yet: every go/no-go will be refused",
                        text -> SettingRules.approvers(SettingRules.lines(text)));
    }

    @POST
    public FormValidation doCheckApprovalsRequired(@AncestorInPath Item item, @QueryParameter int value) {
        return new CredentialChoice(item).mayConfigure()
                ? SettingRules.approvals(value).map(FormValidation::error).orElseGet(FormValidation::ok)
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckCommitterName(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getCommitterName).needed(SettingRules::name);
    }

    @POST
    public FormValidation doCheckCommitterEmail(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getCommitterEmail).needed(SettingRules::email);
    }

    @POST
    public FormValidation doCheckReleasePlease(@AncestorInPath Item item, @QueryParameter String value) {
        return field(item, value, SiteSettings::getReleasePlease)
                .needed(text -> SettingRules.command(SettingRules.words(text)));
    }

    @POST
    public ListBoxModel doFillGitCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String gitCredentialsId, @QueryParameter String remote) {
        return new CredentialChoice(item).among(CredentialChoice.GIT, typed(gitCredentialsId), typed(remote));
    }

    @POST
    public ListBoxModel doFillForgeCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String forgeCredentialsId, @QueryParameter String forgeApi) {
        return logins(item, forgeCredentialsId, forgeApi, SiteSettings::getForgeApi);
    }

    @POST
    public ListBoxModel doFillNpmCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String npmCredentialsId, @QueryParameter String npmRegistry) {
        return logins(item, npmCredentialsId, npmRegistry, SiteSettings::getNpmRegistry);
    }

    @POST
    public ListBoxModel doFillPypiCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String pypiCredentialsId, @QueryParameter String pypiUpload) {
        return logins(item, pypiCredentialsId, pypiUpload, SiteSettings::getPypiUpload);
    }

    @POST
    public ListBoxModel doFillClawhubCredentialsIdItems(
            @AncestorInPath Item item,
            @QueryParameter String clawhubCredentialsId,
            @QueryParameter String clawhubRegistry) {
        return logins(item, clawhubCredentialsId, clawhubRegistry, SiteSettings::getClawhubRegistry);
    }

    @POST
    public ListBoxModel doFillSigningCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String signingCredentialsId) {
        return new CredentialChoice(item).among(CredentialChoice.KEYS, typed(signingCredentialsId), "");
    }

    @POST
    public FormValidation doTestGit(
            @AncestorInPath Item item,
            @QueryParameter String remote,
            @QueryParameter String gitCredentialsId,
            @QueryParameter String forgeApi,
            @QueryParameter String forgeCredentialsId)
            throws InterruptedException {
        SiteSettings typed = new SiteSettings();
        typed.setRemote(remote);
        typed.setGitCredentialsId(gitCredentialsId);
        typed.setForgeApi(forgeApi);
        typed.setForgeCredentialsId(forgeCredentialsId);
        return new ConnectionTests(item, typed).git();
    }

    @POST
    public FormValidation doTestForge(
            @AncestorInPath Item item,
            @QueryParameter String repository,
            @QueryParameter String forgeApi,
            @QueryParameter String forgeCredentialsId)
            throws InterruptedException {
        SiteSettings typed = new SiteSettings();
        typed.setRepository(repository);
        typed.setForgeApi(forgeApi);
        typed.setForgeCredentialsId(forgeCredentialsId);
        return new ConnectionTests(item, typed).forge();
    }

    @POST
    public FormValidation doTestNpm(
            @AncestorInPath Item item, @QueryParameter String npmRegistry, @QueryParameter String npmCredentialsId)
            throws InterruptedException {
        SiteSettings typed = new SiteSettings();
        typed.setNpmRegistry(npmRegistry);
        typed.setNpmCredentialsId(npmCredentialsId);
        return new ConnectionTests(item, typed).npm();
    }

    @POST
    public FormValidation doTestPypi(
            @AncestorInPath Item item, @QueryParameter String pypiIndex, @QueryParameter String pypiUpload)
            throws InterruptedException {
        SiteSettings typed = new SiteSettings();
        typed.setPypiIndex(pypiIndex);
        typed.setPypiUpload(pypiUpload);
        return new ConnectionTests(item, typed).pypi();
    }

    @POST
    public FormValidation doTestHelm(@AncestorInPath Item item, @QueryParameter String helmRepository)
            throws InterruptedException {
        SiteSettings typed = new SiteSettings();
        typed.setHelmRepository(helmRepository);
        return new ConnectionTests(item, typed).helm();
    }

    private static ListBoxModel logins(
            Item item, String current, String address, Function<SiteSettings, String> inherited) {
        CredentialChoice choice = new CredentialChoice(item);
        // Who may not configure learns nothing of the settings around the folder, either.
        String target = typed(address).isEmpty() && choice.mayConfigure()
                ? inherited.apply(EffectiveSettings.outside(item).settings())
                : typed(address);
        return choice.among(CredentialChoice.LOGINS, typed(current), target);
    }

    private static TypedSetting field(Item item, String value, Function<SiteSettings, String> setting) {
        return new TypedSetting(item, typed(value), setting, true);
    }

    static String typed(String value) {
        return value == null ? "" : value.strip();
    }
}
