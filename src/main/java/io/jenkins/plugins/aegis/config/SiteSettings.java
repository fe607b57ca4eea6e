package io.jenkins.plugins.aegis.config;

import hudson.model.Describable;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What people typed about where releases go and who approves them, for the whole controller or for one folder.
 *
 * <p>Text is kept without the space around it; empty is what nobody has said here, and {@link EffectiveSettings} says
 * what holds then. It is judged when it is used and while it is typed.
 */
public final class SiteSettings implements Describable<SiteSettings> {
    private String repository = "";
    private String remote = "";
    private String gitCredentialsId = "";
    private String forgeApi = "";
    private String graphql = "";
    private String forgeCredentialsId = "";
    private String npmRegistry = "";
    private String npmCredentialsId = "";
    private String pypiIndex = "";
    private String pypiUpload = "";
    private String pypiCredentialsId = "";
    private String helmRepository = "";
    private String clawhubRegistry = "";
    private String clawhubCredentialsId = "";
    private String signingCredentialsId = "";
    private KeylessSettings keyless;
    private String approvers = "";
    private boolean approverMayBeRequester;
    private int approvalsRequired = 1;
    private List<OverlaySettings> overlays = new ArrayList<>();
    private String committerName = "";
    private String committerEmail = "";
    private String releasePlease = "";

    @DataBoundConstructor
    public SiteSettings() {
        // every setting may be left out
    }

    public String getRepository() {
        return text(repository);
    }

    @DataBoundSetter
    public void setRepository(String repository) {
        this.repository = text(repository);
    }

    public String getRemote() {
        return text(remote);
    }

    @DataBoundSetter
    public void setRemote(String remote) {
        this.remote = withoutUserInfo(remote);
    }

    public String getGitCredentialsId() {
        return text(gitCredentialsId);
    }

    @DataBoundSetter
    public void setGitCredentialsId(String gitCredentialsId) {
        this.gitCredentialsId = text(gitCredentialsId);
    }

    public String getForgeApi() {
        return text(forgeApi);
    }

    @DataBoundSetter
    public void setForgeApi(String forgeApi) {
        this.forgeApi = withoutUserInfo(forgeApi);
    }

    public String getGraphql() {
        return text(graphql);
    }

    @DataBoundSetter
    public void setGraphql(String graphql) {
        this.graphql = withoutUserInfo(graphql);
    }

    public String getForgeCredentialsId() {
        return text(forgeCredentialsId);
    }

    @DataBoundSetter
    public void setForgeCredentialsId(String forgeCredentialsId) {
        this.forgeCredentialsId = text(forgeCredentialsId);
    }

    public String getNpmRegistry() {
        return text(npmRegistry);
    }

    @DataBoundSetter
    public void setNpmRegistry(String npmRegistry) {
        this.npmRegistry = withoutUserInfo(npmRegistry);
    }

    public String getNpmCredentialsId() {
        return text(npmCredentialsId);
    }

    @DataBoundSetter
    public void setNpmCredentialsId(String npmCredentialsId) {
        this.npmCredentialsId = text(npmCredentialsId);
    }

    public String getPypiIndex() {
        return text(pypiIndex);
    }

    @DataBoundSetter
    public void setPypiIndex(String pypiIndex) {
        this.pypiIndex = withoutUserInfo(pypiIndex);
    }

    public String getPypiUpload() {
        return text(pypiUpload);
    }

    @DataBoundSetter
    public void setPypiUpload(String pypiUpload) {
        this.pypiUpload = withoutUserInfo(pypiUpload);
    }

    public String getPypiCredentialsId() {
        return text(pypiCredentialsId);
    }

    @DataBoundSetter
    public void setPypiCredentialsId(String pypiCredentialsId) {
        this.pypiCredentialsId = text(pypiCredentialsId);
    }

    public String getHelmRepository() {
        return text(helmRepository);
    }

    @DataBoundSetter
    public void setHelmRepository(String helmRepository) {
        this.helmRepository = withoutUserInfo(helmRepository);
    }

    public String getClawhubRegistry() {
        return text(clawhubRegistry);
    }

    @DataBoundSetter
    public void setClawhubRegistry(String clawhubRegistry) {
        this.clawhubRegistry = withoutUserInfo(clawhubRegistry);
    }

    public String getClawhubCredentialsId() {
        return text(clawhubCredentialsId);
    }

    @DataBoundSetter
    public void setClawhubCredentialsId(String clawhubCredentialsId) {
        this.clawhubCredentialsId = text(clawhubCredentialsId);
    }

    public String getSigningCredentialsId() {
        return text(signingCredentialsId);
    }

    @DataBoundSetter
    public void setSigningCredentialsId(String signingCredentialsId) {
        this.signingCredentialsId = text(signingCredentialsId);
    }

    /** Null where nobody said so: signing without a key is a choice of its own. */
    public KeylessSettings getKeyless() {
        return keyless;
    }

    @DataBoundSetter
    public void setKeyless(KeylessSettings keyless) {
        this.keyless = keyless;
    }

    public String getApprovers() {
        return text(approvers);
    }

    @DataBoundSetter
    public void setApprovers(String approvers) {
        this.approvers = text(approvers);
    }

    public boolean isApproverMayBeRequester() {
        return approverMayBeRequester;
    }

    @DataBoundSetter
    public void setApproverMayBeRequester(boolean approverMayBeRequester) {
        this.approverMayBeRequester = approverMayBeRequester;
    }

    /** How many persons must say go; 1 where an older version of the plugin did not write it. */
    public int getApprovalsRequired() {
        return Math.max(1, approvalsRequired);
    }

    @DataBoundSetter
    public void setApprovalsRequired(int approvalsRequired) {
        this.approvalsRequired = approvalsRequired;
    }

    public List<OverlaySettings> getOverlays() {
        return overlays == null ? List.of() : overlays;
    }

    @DataBoundSetter
    public void setOverlays(List<OverlaySettings> overlays) {
        // XStream keeps lists of the well-known kinds only.
        this.overlays = overlays == null ? new ArrayList<>() : new ArrayList<>(overlays);
    }

    public String getCommitterName() {
        return text(committerName);
    }

    @DataBoundSetter
    public void setCommitterName(String committerName) {
        this.committerName = text(committerName);
    }

    public String getCommitterEmail() {
        return text(committerEmail);
    }

    @DataBoundSetter
    public void setCommitterEmail(String committerEmail) {
        this.committerEmail = text(committerEmail);
    }

    public String getReleasePlease() {
        return text(releasePlease);
    }

    @DataBoundSetter
    public void setReleasePlease(String releasePlease) {
        this.releasePlease = text(releasePlease);
    }

    /** Null is what an older version of the plugin did not write. */
    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    /** A secret in an address is not even kept. */
    private static String withoutUserInfo(String value) {
        String text = text(value);
        SettingRules.noUserInfo(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return text;
    }
}
