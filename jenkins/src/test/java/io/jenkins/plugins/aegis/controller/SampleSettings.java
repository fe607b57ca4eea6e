package io.jenkins.plugins.aegis.controller;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import io.jenkins.plugins.aegis.config.KeylessSettings;
import io.jenkins.plugins.aegis.config.OverlaySettings;
import io.jenkins.plugins.aegis.config.SiteSettings;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Settings for tests. */
final class SampleSettings {
    private SampleSettings() {}

    /** Each setting with a value of its own. */
    static SiteSettings complete() {
        SiteSettings settings = new SiteSettings();
        settings.setRepository("harbor/lamp");
        settings.setRemote("https://forge.example/harbor/lamp.git");
        settings.setGitCredentialsId("git");
        settings.setForgeApi("https://forge.example/api/v3");
        settings.setGraphql("https://forge.example/api/graphql");
        settings.setForgeCredentialsId("forge");
        settings.setNpmRegistry("https://packages.example/npm/");
        settings.setNpmCredentialsId("npm");
        settings.setPypiIndex("https://python.example/simple/");
        settings.setPypiUpload("https://python.example/legacy/");
        settings.setPypiCredentialsId("pypi");
        settings.setHelmRepository("https://charts.example/stable/");
        settings.setClawhubRegistry("https://claws.example/");
        settings.setClawhubCredentialsId("clawhub");
        settings.setSigningCredentialsId("signing-key");
        settings.setApprovers("maria\nnoor");
        settings.setApproverMayBeRequester(true);
        settings.setApprovalsRequired(2);
        settings.setOverlays(List.of(overlay()));
        settings.setCommitterName("Harbor releases");
        settings.setCommitterEmail("releases@harbor.example");
        settings.setReleasePlease("npx\n--no-install\nrelease-please");
        return settings;
    }

    /** Attestations signed without a key. */
    static SiteSettings withoutKey() {
        SiteSettings settings = complete();
        settings.setSigningCredentialsId("");
        KeylessSettings keyless =
                new KeylessSettings("https://jenkins.example/job/release/", "https://jenkins.example/oidc", "identity");
        keyless.setSigningConfig("{\"caUrls\": []}");
        keyless.setTrustedRoot("{\"tlogs\": []}");
        settings.setKeyless(keyless);
        return settings;
    }

    /** As few as are needed, with everything at that address. */
    static SiteSettings reaching(String address) {
        SiteSettings settings = new SiteSettings();
        settings.setRepository("harbor/lamp");
        settings.setRemote(address + "harbor/lamp.git");
        settings.setForgeApi(address);
        settings.setForgeCredentialsId("forge");
        settings.setNpmRegistry(address);
        settings.setNpmCredentialsId("npm");
        settings.setApprovers("maria");
        settings.setCommitterEmail("releases@harbor.example");
        return settings;
    }

    /** The credentials that those settings name. */
    static void addTokens() throws IOException {
        for (String id : List.of("forge", "npm")) {
            SystemCredentialsProvider.getInstance()
                    .getCredentials()
                    .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString("s3cret-" + id)));
        }
        SystemCredentialsProvider.getInstance().save();
    }

    private static OverlaySettings overlay() {
        OverlaySettings overlay = new OverlaySettings("major-cutover", "ann\nbo");
        overlay.setQuestion("Is everybody ready for the new protocol?");
        overlay.setVersions(">=2.0.0");
        overlay.setLabels("cutover");
        overlay.setPaths("src/protocol");
        return overlay;
    }
}
