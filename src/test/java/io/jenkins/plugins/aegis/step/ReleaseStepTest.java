package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.testing.FakeBuildRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseStepTest {
    private final ReleaseStep step = new PreflightStep();
    private final FakeBuildRecord build = FakeBuildRecord.startedBy("rita").startedWith("VERSION", " 1.2.3-preview.1 ");

    private ReleaseRequest request() {
        try {
            return step.request(build);
        } catch (ReleaseRefused refused) {
            throw new AssertionError(refused);
        }
    }

    @Test
    void takesWhatItIsNotGivenFromTheBuild() {
        build.startedWith("SOURCE_BRANCH", " next ")
                .startedWith("ACCEPT", "AEGIS-PRE-005=drift")
                .startedWith("RECOVERY_RELEASE", "true")
                .startedWith("RECOVERY_ISSUE", "#42")
                .startedWith("RECOVERY_REASON", "crashes")
                .startedWith("RECOVERY_CONFIRMATION", "RECOVERY 1.2.3-preview.1");

        assertThat(request())
                .isEqualTo(new ReleaseRequest(
                        ReleaseVersion.parse("1.2.3-preview.1"),
                        Optional.of("next"),
                        new RecoveryAuthorisation(true, 42, "crashes", "RECOVERY 1.2.3-preview.1"),
                        List.of(new Waiver("AEGIS-PRE-005", "drift", "rita")),
                        "rita"));
    }

    @Test
    void takesWhatItIsGivenThoughTheBuildSaysOtherwise() {
        build.startedWith("SOURCE_BRANCH", "next").startedWith("RECOVERY_RELEASE", "true");
        step.setVersion("2.0.0");
        step.setSourceBranch("trunk");
        step.setRecoveryRelease(false);

        assertThat(request().version()).hasToString("2.0.0");
        assertThat(request().sourceBranch()).contains("trunk");
        assertThat(request().recovery()).isEqualTo(RecoveryAuthorisation.NONE);
    }

    @Test
    void takesAnEmptyTextForGiven() {
        build.startedWith("SOURCE_BRANCH", "next")
                .startedWith("ACCEPT", "AEGIS-PRE-005=drift")
                .startedWith("RECOVERY_ISSUE", "42");
        step.setSourceBranch("");
        step.setAccept("");
        step.setRecoveryIssue("");

        assertThat(request().sourceBranch()).isEmpty();
        assertThat(request().waivers()).isEmpty();
        assertThat(request().recovery()).isEqualTo(RecoveryAuthorisation.NONE);
    }

    @Test
    @DisplayName("L1 a version that nobody gave is refused with the way to give it")
    void refusesToGuessTheVersion() {
        assertThatThrownBy(() -> step.request(FakeBuildRecord.startedBy("rita")))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContainingAll(
                        "aegisPreflight", "AEGIS-VER-005", "no parameter VERSION", "aegisPreflight(version: '1.2.3')");
    }

    @Test
    void namesAParameterThatIsNeitherYesNorNo() {
        build.startedWith("RECOVERY_RELEASE", "yes");

        assertThatThrownBy(this::request)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("RECOVERY_RELEASE", "\"yes\"", "true or false");
    }

    @Test
    void asksForNothingThatWasNotTyped() {
        ReleaseRequest request = request();
        assertThat(request.version()).hasToString("1.2.3-preview.1");
        assertThat(request.sourceBranch()).isEmpty();
        assertThat(request.recovery()).isEqualTo(RecoveryAuthorisation.NONE);
        assertThat(request.waivers()).isEmpty();
        assertThat(request.requester()).isEqualTo("rita");
    }

    @Test
    void readsOneWaiverALine() {
        step.setAccept("AEGIS-PRE-005=drift: see #7\r\n\n  AEGIS-PRE-006 = a=b \n");
        assertThat(request().waivers())
                .containsExactly(
                        new Waiver("AEGIS-PRE-005", "drift: see #7", "rita"),
                        new Waiver("AEGIS-PRE-006", "a=b", "rita"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AEGIS-PRE-005", "AEGIS-PRE-005=", "=because", "AEGIS-PRE-006=ok\nnonsense"})
    void namesALineThatIsNoWaiver(String accept) {
        step.setAccept(accept);
        String wrong = accept.substring(accept.indexOf('\n') + 1);
        assertThatThrownBy(this::request)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"" + wrong + "\"", "<rule id>=<reason>");
    }

    @ParameterizedTest
    @CsvSource({"42,42", "#42,42", "' #42 ',42", "'',0", "'  ',0"})
    void readsTheApprovalIssue(String typed, int issue) {
        step.setRecoveryIssue(typed);
        assertThat(request().recovery().issue()).isEqualTo(issue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "007", "##4", "GH-4", "4.2", "9999999999", "https://forge.example/issues/4"})
    void namesAnApprovalIssueOfAnotherForm(String typed) {
        step.setRecoveryIssue(typed);
        assertThatThrownBy(this::request)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("recoveryIssue", "\"" + typed + "\"", "such as 42");
    }

    @Test
    @DisplayName("L4 hands the typed parts of the authorisation over as they are")
    void handsTheAuthorisationOver() {
        step.setRecoveryRelease(true);
        step.setRecoveryIssue("42");
        step.setRecoveryReason("crashes");
        step.setRecoveryConfirmation("RECOVERY 1.2.3-preview.1 ");
        assertThat(request().recovery())
                .isEqualTo(new RecoveryAuthorisation(true, 42, "crashes", "RECOVERY 1.2.3-preview.1 "));
    }

    @Test
    void readsTheSourceBranch() {
        step.setSourceBranch(" next ");
        assertThat(request().sourceBranch()).contains("next");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void takesAMissingParameterForAnEmptyOne(String missing) {
        step.setAccept(missing);
        step.setSourceBranch(missing);
        step.setRecoveryIssue(missing);
        step.setRecoveryReason(missing);
        step.setRecoveryConfirmation(missing);
        assertThat(request().waivers()).isEmpty();
        assertThat(request().recovery()).isEqualTo(RecoveryAuthorisation.NONE);
    }

    @Test
    @DisplayName("L1 an empty version is refused with the accepted forms")
    void refusesAnEmptyVersion() {
        step.setVersion("");

        assertThatThrownBy(this::request)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X.Y.Z");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"Release", "both"})
    void namesAnUnknownPullRequest(String which) {
        AwaitMergeStep await = new AwaitMergeStep(which);
        assertThatThrownBy(() -> await.waiting(await.request(build)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("pullRequest", "\"release\" and \"promotion\"");
    }
}
