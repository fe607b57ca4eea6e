package io.jenkins.plugins.aegis.config;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Where releases go and who approves them; {@code unclassified: aegisRelease:} in Configuration as Code.
 *
 * <p>Text is kept as it was typed, without the space around it, and is judged when it is used and while it is typed.
 * Only administrators change it: it decides where secrets are sent and whose approval counts (lesson L35).
 */
@Extension
@Symbol("aegisRelease")
public final class AegisConfiguration extends ChannelConfiguration {
    /** Where people find this, for messages. */
    public static final String PLACE = "Manage Jenkins » System » Aegis Release";

    private String repository = "";
    private String remote = "";
    private String forgeApi = "https://api.github.com";
    private String graphql = "";
    private String npmRegistry = "";
    private String forgeCredentialsId = "";
    private String npmCredentialsId = "";
    private String signingCredentialsId = "";
    private String approvers = "";
    private boolean approverMayBeRequester;
    private String committerName = "Aegis Release";
    private String committerEmail = "";
    private String releasePlease = "release-please";

    public AegisConfiguration() {
        load();
    }

    public static AegisConfiguration get() {
        return ExtensionList.lookupSingleton(AegisConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Aegis Release";
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        req.bindJSON(this, json);
        save();
        return true;
    }

    /**
     * The site as values.
     *
     * @throws AbortException if something is missing or has no valid form; the message names all of it, and the place
     */
    public ReleaseSite toSite() throws AbortException {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new AbortException("Aegis Release cannot be used as it is configured (" + PLACE + "):\n  "
                    + String.join("\n  ", problems));
        }
        return new ReleaseSite(
                repository,
                remote,
                URI.create(forgeApi),
                registries(npmRegistry),
                new ReleaseSite.ApprovalRules(SettingRules.lines(approvers), approverMayBeRequester));
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        note(problems, "Repository", SettingRules.repository(repository));
        note(problems, "Git remote", SettingRules.remote(remote));
        note(problems, "Forge API", SettingRules.address(forgeApi));
        note(problems, "GraphQL API", SettingRules.optionalAddress(graphql));
        note(problems, "npm registry", SettingRules.address(npmRegistry));
        problems.addAll(channelProblems());
        note(problems, "Credential of git and forge", SettingRules.credential(forgeCredentialsId));
        note(problems, "Credential of the npm registry", SettingRules.credential(npmCredentialsId));
        note(problems, "Approvers", SettingRules.approvers(SettingRules.lines(approvers)));
        note(problems, "Committer name", SettingRules.name(committerName));
        note(problems, "Committer e-mail", SettingRules.email(committerEmail));
        note(problems, "Release Please", SettingRules.command(releasePleaseCommand()));
        return problems;
    }

    /**
     * The GraphQL interface's address as Release Please wants it, without {@code /graphql} at its end.
     *
     * <p>On GitHub Enterprise Server it stands beside {@code /api/v3} (its documentation, "GraphQL: forming calls").
     */
    public URI graphqlBase() {
        String base = graphql.isEmpty() ? forgeApi.replaceFirst("/api/v3/?$", "/api") : graphql;
        return URI.create(base.replaceFirst("/graphql/?$", "").replaceFirst("/$", ""));
    }

    /** Program and leading arguments. */
    public List<String> releasePleaseCommand() {
        return releasePlease
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    public String getRepository() {
        return repository;
    }

    @DataBoundSetter
    public void setRepository(String repository) {
        this.repository = text(repository);
    }

    public String getRemote() {
        return remote;
    }

    @DataBoundSetter
    public void setRemote(String remote) {
        this.remote = withoutUserInfo(remote);
    }

    public String getForgeApi() {
        return forgeApi;
    }

    @DataBoundSetter
    public void setForgeApi(String forgeApi) {
        this.forgeApi = withoutUserInfo(forgeApi);
    }

    public String getGraphql() {
        return graphql;
    }

    @DataBoundSetter
    public void setGraphql(String graphql) {
        this.graphql = withoutUserInfo(graphql);
    }

    public String getNpmRegistry() {
        return npmRegistry;
    }

    @DataBoundSetter
    public void setNpmRegistry(String npmRegistry) {
        this.npmRegistry = withoutUserInfo(npmRegistry);
    }

    public String getForgeCredentialsId() {
        return forgeCredentialsId;
    }

    @DataBoundSetter
    public void setForgeCredentialsId(String forgeCredentialsId) {
        this.forgeCredentialsId = text(forgeCredentialsId);
    }

    public String getNpmCredentialsId() {
        return npmCredentialsId;
    }

    @DataBoundSetter
    public void setNpmCredentialsId(String npmCredentialsId) {
        this.npmCredentialsId = text(npmCredentialsId);
    }

    /** Empty if releases are not attested. */
    public String getSigningCredentialsId() {
        return signingCredentialsId;
    }

    @DataBoundSetter
    public void setSigningCredentialsId(String signingCredentialsId) {
        this.signingCredentialsId = text(signingCredentialsId);
    }

    public String getApprovers() {
        return approvers;
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

    public String getCommitterName() {
        return committerName;
    }

    @DataBoundSetter
    public void setCommitterName(String committerName) {
        this.committerName = text(committerName);
    }

    public String getCommitterEmail() {
        return committerEmail;
    }

    @DataBoundSetter
    public void setCommitterEmail(String committerEmail) {
        this.committerEmail = text(committerEmail);
    }

    public String getReleasePlease() {
        return releasePlease;
    }

    @DataBoundSetter
    public void setReleasePlease(String releasePlease) {
        this.releasePlease = text(releasePlease);
    }
}
