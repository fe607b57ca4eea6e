package io.jenkins.plugins.aegis.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.PathPattern;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.model.VersionRange;
import java.util.List;
import java.util.Set;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A further approval as people typed it; lists have one entry on each line. */
public final class OverlaySettings implements Describable<OverlaySettings> {
    private final String name;
    private final String approvers;
    private String question = "";
    private String versions = "";
    private String labels = "";
    private String paths = "";

    @DataBoundConstructor
    public OverlaySettings(String name, String approvers) {
        this.name = text(name);
        this.approvers = text(approvers);
    }

    /** @throws IllegalArgumentException if something has no valid form; the message names it */
    OverlayRule toRule() {
        Set<String> ids = SettingRules.lines(approvers);
        SettingRules.approvers(ids).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new OverlayRule(
                new GovernanceOverlay(
                        name, question, new GovernanceOverlay.Scope(ranges(versions), words(labels), patterns(paths))),
                ids);
    }

    private static List<VersionRange> ranges(String text) {
        return words(text).stream().map(VersionRange::new).toList();
    }

    private static List<PathPattern> patterns(String text) {
        return words(text).stream().map(PathPattern::new).toList();
    }

    private static List<String> words(String text) {
        return SettingRules.words(text);
    }

    public String getName() {
        return name;
    }

    public String getApprovers() {
        return approvers;
    }

    public String getQuestion() {
        return question;
    }

    @DataBoundSetter
    public void setQuestion(String question) {
        this.question = text(question);
    }

    public String getVersions() {
        return versions;
    }

    @DataBoundSetter
    public void setVersions(String versions) {
        this.versions = text(versions);
    }

    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(String labels) {
        this.labels = text(labels);
    }

    public String getPaths() {
        return paths;
    }

    @DataBoundSetter
    public void setPaths(String paths) {
        this.paths = text(paths);
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    /** Its part of the form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<OverlaySettings> {
        @Override
        public String getDisplayName() {
            return "Further approval";
        }

        @POST
        public FormValidation doCheckName(@AncestorInPath Item item, @QueryParameter String value) {
            return judged(item, () -> new GovernanceOverlay(text(value), "", GovernanceOverlay.Scope.NONE));
        }

        @POST
        public FormValidation doCheckApprovers(@AncestorInPath Item item, @QueryParameter String value) {
            return judged(item, () -> new OverlaySettings("name", value).toRule());
        }

        @POST
        public FormValidation doCheckVersions(@AncestorInPath Item item, @QueryParameter String value) {
            return judged(item, () -> ranges(text(value)));
        }

        @POST
        public FormValidation doCheckPaths(@AncestorInPath Item item, @QueryParameter String value) {
            return judged(item, () -> patterns(text(value)));
        }

        private static FormValidation judged(Item item, Runnable reading) {
            if (new CredentialChoice(item).mayConfigure()) {
                try {
                    reading.run();
                } catch (IllegalArgumentException e) {
                    return FormValidation.error(e.getMessage());
                }
            }
            return FormValidation.ok();
        }
    }
}
