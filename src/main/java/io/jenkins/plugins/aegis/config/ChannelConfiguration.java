package io.jenkins.plugins.aegis.config;

import io.jenkins.plugins.aegis.model.ReleaseSite;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/** Where packages go beside the npm registry, and with which credentials; all of it may be left out. */
public abstract class ChannelConfiguration extends AegisConfigurationForm {
    private String pypiIndex = "";
    private String pypiUpload = "";
    private String helmRepository = "";
    private String clawhubRegistry = "";
    private String pypiCredentialsId = "";
    private String clawhubCredentialsId = "";

    ChannelConfiguration() {}

    /** The addresses of the registries; {@code npm} is not among what is kept here. */
    final ReleaseSite.Registries registries(String npm) {
        return new ReleaseSite.Registries(
                directory(npm),
                pypiIndex.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ReleaseSite.PyPi(directory(pypiIndex), URI.create(pypiUpload))),
                helmRepository.isEmpty() ? Optional.empty() : Optional.of(directory(helmRepository)),
                clawhubRegistry.isEmpty() ? Optional.empty() : Optional.of(URI.create(clawhubRegistry)));
    }

    private static URI directory(String address) {
        return URI.create(address.endsWith("/") ? address : address + "/");
    }

    final List<String> channelProblems() {
        List<String> problems = new ArrayList<>();
        note(problems, "Python index", SettingRules.optionalAddress(pypiIndex));
        note(problems, "Python uploads", SettingRules.optionalAddress(pypiUpload));
        note(problems, "Python index and uploads", SettingRules.bothOrNone(pypiIndex, pypiUpload));
        note(problems, "Helm repository", SettingRules.optionalAddress(helmRepository));
        note(problems, "ClawHub registry", SettingRules.optionalAddress(clawhubRegistry));
        return problems;
    }

    static void note(List<String> problems, String field, Optional<String> problem) {
        problem.ifPresent(text -> problems.add(field + ": " + text));
    }

    public String getPypiIndex() {
        return pypiIndex;
    }

    @DataBoundSetter
    public void setPypiIndex(String pypiIndex) {
        this.pypiIndex = withoutUserInfo(pypiIndex);
    }

    public String getPypiUpload() {
        return pypiUpload;
    }

    @DataBoundSetter
    public void setPypiUpload(String pypiUpload) {
        this.pypiUpload = withoutUserInfo(pypiUpload);
    }

    public String getHelmRepository() {
        return helmRepository;
    }

    @DataBoundSetter
    public void setHelmRepository(String helmRepository) {
        this.helmRepository = withoutUserInfo(helmRepository);
    }

    public String getClawhubRegistry() {
        return clawhubRegistry;
    }

    @DataBoundSetter
    public void setClawhubRegistry(String clawhubRegistry) {
        this.clawhubRegistry = withoutUserInfo(clawhubRegistry);
    }

    public String getPypiCredentialsId() {
        return pypiCredentialsId;
    }

    @DataBoundSetter
    public void setPypiCredentialsId(String pypiCredentialsId) {
        this.pypiCredentialsId = text(pypiCredentialsId);
    }

    public String getClawhubCredentialsId() {
        return clawhubCredentialsId;
    }

    @DataBoundSetter
    public void setClawhubCredentialsId(String clawhubCredentialsId) {
        this.clawhubCredentialsId = text(clawhubCredentialsId);
    }

    static String text(String value) {
        return value == null ? "" : value.strip();
    }

    /** A secret in an address is not even kept. */
    static String withoutUserInfo(String value) {
        String text = text(value);
        SettingRules.noUserInfo(text).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return text;
    }
}
