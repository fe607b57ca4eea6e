package io.jenkins.plugins.aegis.config;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.aegis.model.KeylessSigning;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Signing without a key, as people typed it. */
public final class KeylessSettings implements Describable<KeylessSettings> {
    private final String identity;
    private final String issuer;
    private final String tokenCredentialsId;
    private String signingConfig = "";
    private String trustedRoot = "";

    @DataBoundConstructor
    public KeylessSettings(String identity, String issuer, String tokenCredentialsId) {
        this.identity = text(identity);
        this.issuer = text(issuer);
        this.tokenCredentialsId = text(tokenCredentialsId);
    }

    public String getIdentity() {
        return identity;
    }

    public String getIssuer() {
        return issuer;
    }

    public String getTokenCredentialsId() {
        return tokenCredentialsId;
    }

    public String getSigningConfig() {
        return signingConfig;
    }

    @DataBoundSetter
    public void setSigningConfig(String signingConfig) {
        this.signingConfig = text(signingConfig);
    }

    public String getTrustedRoot() {
        return trustedRoot;
    }

    @DataBoundSetter
    public void setTrustedRoot(String trustedRoot) {
        this.trustedRoot = text(trustedRoot);
    }

    /** As values; to be asked for only where there is no {@link #problem()}. */
    public KeylessSigning toSigning() {
        return new KeylessSigning(identity, issuer, given(signingConfig), given(trustedRoot));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }

    /** All that is missing or has no valid form. */
    Optional<String> problem() {
        return Stream.of(
                        identity(identity),
                        issuer(issuer),
                        credential(tokenCredentialsId),
                        SigstoreDocuments.signingConfig(signingConfig, trustedRoot),
                        SigstoreDocuments.trustedRoot(trustedRoot))
                .flatMap(Optional::stream)
                .reduce((first, second) -> first + "; " + second);
    }

    private static Optional<String> identity(String text) {
        return text.isEmpty()
                        || text.startsWith("-")
                        || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))
                ? Optional.of("Give the identity in the certificate, such as the address of the job that releases")
                : Optional.empty();
    }

    private static Optional<String> issuer(String text) {
        return text.isEmpty()
                ? Optional.of("Give the issuer of the identity token: its claim \"iss\"")
                : SettingRules.address(text);
    }

    private static Optional<String> credential(String id) {
        return id.isEmpty()
                ? Optional.of("Choose the credential that holds or makes the identity token")
                : Optional.empty();
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    /** Its part of the form. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<KeylessSettings> {
        @Override
        public String getDisplayName() {
            return "Signing without a key";
        }

        @POST
        public FormValidation doCheckIdentity(@AncestorInPath Item item, @QueryParameter String value) {
            return judged(item, identity(text(value)));
        }

        @POST
        public FormValidation doCheckIssuer(@AncestorInPath Item item, @QueryParameter String value) {
            return judged(item, issuer(text(value)));
        }

        @POST
        public FormValidation doCheckTokenCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return judged(item, credential(text(value)));
        }

        @POST
        public FormValidation doCheckSigningConfig(
                @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String trustedRoot) {
            return judged(item, SigstoreDocuments.signingConfig(text(value), text(trustedRoot)));
        }

        @POST
        public FormValidation doCheckTrustedRoot(@AncestorInPath Item item, @QueryParameter String value) {
            return judged(item, SigstoreDocuments.trustedRoot(text(value)));
        }

        @POST
        public ListBoxModel doFillTokenCredentialsIdItems(
                @AncestorInPath Item item, @QueryParameter String tokenCredentialsId) {
            return new CredentialChoice(item).among(CredentialChoice.KEYS, text(tokenCredentialsId), "");
        }

        private static FormValidation judged(Item item, Optional<String> problem) {
            return new CredentialChoice(item).mayConfigure()
                    ? problem.map(FormValidation::error).orElseGet(FormValidation::ok)
                    : FormValidation.ok();
        }
    }
}
