package io.jenkins.plugins.aegis.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingLevelsTest {
    private final SiteSettings folder = new SiteSettings();
    private final SiteSettings controller = new SiteSettings();

    private SiteSettings together() {
        return EffectiveSettings.of(List.of(folder, controller)).settings();
    }

    @Test
    void takesOverWhatTheFolderLeavesOut() {
        controller.setNpmRegistry("https://packages.example/");
        controller.setNpmCredentialsId("npm");

        assertThat(together().getNpmRegistry()).isEqualTo("https://packages.example/");
        assertThat(together().getNpmCredentialsId()).isEqualTo("npm");
    }

    @Test
    void prefersTheNearestFolder() {
        controller.setCommitterName("Everybody");
        folder.setCommitterName("Lamps");

        assertThat(together().getCommitterName()).isEqualTo("Lamps");
    }

    @Test
    void endsWithTheDefaults() {
        assertThat(together().getForgeApi()).isEqualTo("https://api.github.com");
        assertThat(together().getReleasePlease()).isEqualTo("release-please");
        assertThat(together().getApprovalsRequired()).isEqualTo(1);
    }

    @Test
    @DisplayName("L35 a credential of git is not sent to a remote that a folder names instead")
    void keepsTheCredentialOfGitWithItsRemote() {
        controller.setRepository("harbor/lamp");
        controller.setRemote("ssh://git@forge.example/harbor/lamp.git");
        controller.setGitCredentialsId("git-key");
        assertThat(together().getGitCredentialsId()).isEqualTo("git-key");

        folder.setRemote("ssh://git@other.example/harbor/lamp.git");

        assertThat(together().getGitCredentialsId()).isEmpty();
    }

    @Test
    @DisplayName("L35 a credential is not sent to an address that a folder names instead")
    void keepsACredentialWithItsAddress() {
        controller.setForgeApi("https://forge.example/api/v3");
        controller.setGraphql("https://forge.example/graph");
        controller.setForgeCredentialsId("forge");
        controller.setNpmRegistry("https://packages.example/");
        controller.setNpmCredentialsId("npm");
        controller.setPypiIndex("https://python.example/simple/");
        controller.setPypiUpload("https://python.example/upload");
        controller.setPypiCredentialsId("pypi");
        controller.setClawhubRegistry("https://claws.example/");
        controller.setClawhubCredentialsId("clawhub");
        folder.setForgeApi("https://other.example/api/v3");
        folder.setNpmRegistry("https://other.example/npm/");
        folder.setPypiUpload("https://other.example/upload");
        folder.setClawhubRegistry("https://other.example/claws/");

        assertThat(together().getForgeCredentialsId()).isEmpty();
        assertThat(together().getGraphql()).isEmpty();
        assertThat(together().getNpmCredentialsId()).isEmpty();
        assertThat(together().getPypiIndex()).isEmpty();
        assertThat(together().getPypiCredentialsId()).isEmpty();
        assertThat(together().getClawhubCredentialsId()).isEmpty();
    }

    @Test
    void mayUseACredentialOfItsOwnAtTheSameAddress() {
        controller.setForgeApi("https://forge.example/api/v3");
        controller.setForgeCredentialsId("forge");
        folder.setForgeCredentialsId("lamps");

        assertThat(together().getForgeApi()).isEqualTo("https://forge.example/api/v3");
        assertThat(together().getForgeCredentialsId()).isEqualTo("lamps");
    }

    @Test
    void doesNotPushOneRepositoryToTheRemoteOfAnother() {
        controller.setRepository("harbor/lamp");
        controller.setRemote("https://forge.example/harbor/lamp.git");
        folder.setRepository("harbor/buoy");

        assertThat(together().getRemote()).isEmpty();
    }

    @Test
    @DisplayName("L16 who names approvers names the rules of their approval")
    void takesTheRulesOfApprovalFromWhoNamesTheApprovers() {
        controller.setApprovers("maria");
        controller.setApproverMayBeRequester(true);
        controller.setApprovalsRequired(2);
        folder.setApprovers("noor");

        assertThat(together().getApprovers()).isEqualTo("noor");
        assertThat(together().isApproverMayBeRequester()).isFalse();
        assertThat(together().getApprovalsRequired()).isEqualTo(1);
    }

    @Test
    @DisplayName("L16 a folder without approvers cannot loosen the rules of those it takes over")
    void keepsTheRulesWithTheApproversThatItTakesOver() {
        controller.setApprovers("maria");
        controller.setApprovalsRequired(2);
        folder.setApproverMayBeRequester(true);

        assertThat(together().isApproverMayBeRequester()).isFalse();
        assertThat(together().getApprovalsRequired()).isEqualTo(2);
    }

    @Test
    void takesOverHowAttestationsAreSigned() {
        controller.setKeyless(keyless());

        assertThat(together().getKeyless()).isSameAs(controller.getKeyless());
    }

    @Test
    void signsAsTheFolderChoosesAndNotAsTheControllerDoes() {
        controller.setKeyless(keyless());
        folder.setSigningCredentialsId("key");

        assertThat(together().getSigningCredentialsId()).isEqualTo("key");
        assertThat(together().getKeyless()).isNull();

        folder.setSigningCredentialsId("");
        folder.setKeyless(keyless());
        controller.setKeyless(null);
        controller.setSigningCredentialsId("key");

        assertThat(together().getSigningCredentialsId()).isEmpty();
        assertThat(together().getKeyless()).isSameAs(folder.getKeyless());
    }

    private static KeylessSettings keyless() {
        return new KeylessSettings("https://jenkins.example/job/release/", "https://jenkins.example/oidc", "token");
    }

    @Test
    void takesOverFurtherApprovals() {
        controller.setOverlays(List.of(new OverlaySettings("major-cutover", "maria")));

        assertThat(together().getOverlays())
                .singleElement()
                .extracting(OverlaySettings::getName)
                .isEqualTo("major-cutover");
    }
}
