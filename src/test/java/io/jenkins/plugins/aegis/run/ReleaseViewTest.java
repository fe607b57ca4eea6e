package io.jenkins.plugins.aegis.run;

import static io.jenkins.plugins.aegis.run.Stories.finished;
import static io.jenkins.plugins.aegis.run.Stories.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleaseViewTest {
    private static final String COMMIT = "4f1c0e9a7b7d35f1c2a98e6d0b1f4a5c6d7e8f90";
    private static final String SUBJECT = "sha256:1";
    private static final AuditEvent ASKED =
            new ApprovalRequested(Stories.VERSION, COMMIT, SUBJECT, new TreeMap<>(Map.of("CHANGELOG.md", "sha256:2")));

    private static ReleaseView running(AuditEvent... events) {
        return new ReleaseView(Stories.of(events), true, true);
    }

    @Test
    void showsTheStagesInTheOrderOfThePipeline() {
        ReleaseView view = running(started("aegisCutReleaseBranch"), finished("aegisPreflight", "PASSED"));
        assertThat(view.getStages().subList(0, 3))
                .extracting(StageRow::getKey)
                .containsExactly("preflight", "cutreleasebranch", "releaseplease");
    }

    @Test
    void marksTheStageThatIsGoingOn() {
        ReleaseView view =
                running(started("aegisPreflight"), finished("aegisPreflight", "PASSED"), started("aegisTag"));
        assertThat(view.getStages().stream().filter(StageRow::isCurrent))
                .extracting(StageRow::getKey)
                .containsExactly("tag");
    }

    @Test
    void marksNoStageWhenTheBuildIsOver() {
        ReleaseView view = new ReleaseView(Stories.of(started("aegisTag")), false, true);
        assertThat(view.getStages()).noneMatch(StageRow::isCurrent);
        assertThat(view.getStages()).extracting(StageRow::getStatus).contains("UNFINISHED", "NOT_RUN");
    }

    @Test
    void countsTheRunsOfAStage() {
        ReleaseView view =
                running(started("aegisPreflight"), finished("aegisPreflight", "FAILED"), started("aegisPreflight"));
        assertThat(view.getStages().get(0).getRuns()).isEqualTo(2);
    }

    @Test
    void showsFindingsThatStandBeforeThoseThatWereAcceptedOrAreGone() {
        FindingRecord gone = new FindingRecord("AEGIS-A-001", "BLOCKER", "gone", "");
        FindingRecord accepted = new FindingRecord("AEGIS-A-002", "BLOCKER", "accepted", "").waived("known", "mara");
        FindingRecord standing = new FindingRecord("AEGIS-A-003", "WARNING", "standing", "mend it");
        ReleaseView view = running(
                new PlanDecided("aegisPreflight", List.of(gone), List.of(), ""),
                new PlanDecided("aegisPreflight", List.of(accepted, standing), List.of(), ""));
        assertThat(view.getFindings())
                .extracting(FindingRow::getStanding)
                .containsExactly("STANDS", "ACCEPTED", "GONE");
    }

    @Test
    void tellsOfTheRuleOfAFindingWhatItMeansWhyItExistsAndHowToFixIt() {
        FindingRow row = only(new FindingRecord("AEGIS-PRE-004", "BLOCKER", "two commits", "backport them"));

        assertThat(row.getMeaning()).contains("not on the source branch");
        assertThat(row.getWhy()).contains("hotfix");
        assertThat(row.getFix()).startsWith("Run aegisBackport");
    }

    @Test
    void tellsNothingOfARuleOfAnotherVersion() {
        FindingRow row = only(new FindingRecord("AEGIS-NEW-999", "BLOCKER", "something", "mend it"));

        assertThat(row.getMeaning()).isEmpty();
    }

    private static FindingRow only(FindingRecord finding) {
        return running(new PlanDecided("aegisPreflight", List.of(finding), List.of(), "sha256:1"))
                .getFindings()
                .get(0);
    }

    @Test
    void showsWhatCanBeDoneAboutAFinding() {
        ReleaseView view = running(new PlanDecided(
                "aegisPreflight",
                List.of(new FindingRecord("AEGIS-A-003", "WARNING", "drift", "mend it")),
                List.of(),
                ""));
        assertThat(view.getFindings()).extracting(FindingRow::getRemedy).containsExactly("mend it");
    }

    @Test
    void showsEachChannelOnceAsItWasSeenLast() {
        ReleaseView view = running(
                new ChannelObserved("npm", "beacon@1.2.0", "ABSENT", "", ""),
                new ChannelObserved("pypi", "beacon 1.2.0", "OURS", "sha256:3", "https://pypi.example/beacon"),
                new ChannelObserved("npm", "beacon@1.2.0", "OURS", "sha512-x", "https://registry.example/beacon"));
        assertThat(view.getChannels())
                .extracting(ChannelRow::getChannel, ChannelRow::getState)
                .containsExactly(tuple("npm", "OURS"), tuple("pypi", "OURS"));
    }

    @Test
    @DisplayName("L22 other bytes under our version look like no success")
    void showsOtherBytesAsAFault() {
        ReleaseView view = running(new ChannelObserved("npm", "beacon@1.2.0", "OTHER_BYTES", "sha512-y", ""));
        assertThat(view.getChannels()).extracting(ChannelRow::getTone).containsExactly("bad");
    }

    @Test
    void linksToWebAddressesOnly() {
        ReleaseView view = running(
                new ChannelObserved("a", "1", "OURS", "", "https://registry.example/beacon"),
                new ChannelObserved("b", "1", "OURS", "", "javascript:alert(1)"),
                new ChannelObserved("c", "1", "OURS", "", "https://registry.example/\njavascript:alert(1)"));
        assertThat(view.getChannels()).extracting(ChannelRow::isLink).containsExactly(true, false, false);
    }

    @Test
    void showsThatNobodyAnswered() {
        assertThat(running(ASKED).getDecisions())
                .extracting(DecisionRow::getDecision)
                .containsExactly("NO_ANSWER");
    }

    @Test
    @DisplayName("L14 an approval of something else is not shown as one")
    void tellsAnApprovalOfSomethingElse() {
        ReleaseView view = running(
                ASKED,
                new ApprovalGranted("jonas", "approver", "2026-03-02T14:00:00Z", "", SUBJECT),
                new ApprovalGranted("jonas", "approver", "2026-03-02T14:00:00Z", "", "sha256:other"));
        assertThat(view.getDecisions())
                .extracting(DecisionRow::getDecision)
                .containsExactly("APPROVED", "APPROVED_OTHER");
    }

    @Test
    @DisplayName("L15 a rejection is shown, though Jenkins keeps none")
    void showsRejections() {
        ReleaseView view = running(ASKED, new ApprovalRejected("jonas", "2026-03-02T14:00:00Z", "not today"));
        assertThat(view.getDecisions())
                .extracting(DecisionRow::getApprover, DecisionRow::getDecision, DecisionRow::getReason)
                .containsExactly(tuple("jonas", "REJECTED", "not today"));
    }

    @Test
    void showsWhatTheDecisionIsAbout() {
        assertThat(running(ASKED).getAsked())
                .extracting(AskedPart::getName, AskedPart::getValue)
                .containsExactly(tuple("CHANGELOG.md", "sha256:2"));
    }

    @Test
    void leadsToThePullRequestThatIsToBeMerged() {
        ReleaseView view = running(new MergeRequested("release", 3, "https://forge.example/pull/3"));
        assertThat(view.getAwaitedMerge()).isEqualTo("https://forge.example/pull/3");
    }

    @Test
    void leadsToNoPullRequestOfAnOtherScheme() {
        assertThat(running(new MergeRequested("release", 3, "javascript:alert(1)"))
                        .getAwaitedMerge())
                .isEmpty();
    }

    @Test
    void knowsTheCommitFromTheBuildOfItsArtifactsWhereNobodyHadToBeAsked() {
        ReleaseView view = running(new EffectSettled(
                "aegisBuild", "ArtifactBuild", "build the artifacts of 1.2.0 from " + COMMIT, "ALREADY_DONE", ""));
        assertThat(view.getCommit()).isEqualTo(COMMIT);
    }

    @Test
    void makesHiddenCharactersVisible() {
        ReleaseView view = running(new ApprovalRejected("jo\u202enas", "", "a\u0007b\nc"));
        assertThat(view.getDecisions())
                .extracting(DecisionRow::getApprover, DecisionRow::getReason)
                .containsExactly(tuple("jo\\u202enas", "a\\u0007b\nc"));
    }

    @Test
    void vouchesForNothingWhereTheNotedEndIsMissing() {
        ReleaseView view = new ReleaseView(Stories.of(started("aegisPreflight")), false, false);
        assertThat(view.isIntact()).isFalse();
        assertThat(view.getState()).isEqualTo(ReleaseState.UNTRUSTED);
    }

    @Test
    void measuresFromTheFirstEventToTheLast() {
        assertThat(running(started("aegisPreflight"), finished("aegisPreflight", "PASSED"))
                        .getDuration())
                .isEqualTo(1000);
    }
}
