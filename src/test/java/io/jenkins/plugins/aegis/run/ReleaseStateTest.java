package io.jenkins.plugins.aegis.run;

import static io.jenkins.plugins.aegis.run.Stories.finished;
import static io.jenkins.plugins.aegis.run.Stories.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.ReleaseStory;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseStateTest {
    private static final AuditEvent ASKED =
            new ApprovalRequested(Stories.VERSION, "c".repeat(40), "sha256:1", new TreeMap<>());
    private static final AuditEvent MERGE = new MergeRequested("promotion", 7, "https://forge.example/pull/7");

    @Test
    void isNothingBeforeTheFirstEvent() {
        assertThat(ReleaseState.of(ReleaseStory.nothing())).isEqualTo(ReleaseState.NOTHING);
    }

    @Test
    void runsWhileAStepIsOpen() {
        assertThat(ReleaseState.of(Stories.of(started("aegisPreflight")))).isEqualTo(ReleaseState.RUNNING);
    }

    @Test
    void runsBetweenTwoSteps() {
        assertThat(ReleaseState.of(Stories.of(started("aegisPreflight"), finished("aegisPreflight", "PASSED"))))
                .isEqualTo(ReleaseState.RUNNING);
    }

    @Test
    void awaitsTheMergeThatWasAskedFor() {
        ReleaseStory story = Stories.of(started("aegisPromote"), MERGE, finished("aegisPromote", "APPLIED"));
        assertThat(ReleaseState.of(story)).isEqualTo(ReleaseState.AWAITING_MERGE);
    }

    @Test
    void awaitsNoMergeWhereNothingIsLeftToMerge() {
        ReleaseStory story = Stories.of(
                started("aegisPromote"), new MergeRequested("promotion", 0, ""), finished("aegisPromote", "APPLIED"));
        assertThat(ReleaseState.of(story)).isEqualTo(ReleaseState.RUNNING);
    }

    @Test
    void goesOnAfterTheMerge() {
        ReleaseStory story = Stories.of(
                started("aegisPromote"),
                MERGE,
                finished("aegisPromote", "APPLIED"),
                finished("aegisAwaitMerge", "PASSED"));
        assertThat(ReleaseState.of(story)).isEqualTo(ReleaseState.RUNNING);
    }

    @Test
    void awaitsTheAnswerOnceTheQuestionIsAsked() {
        ReleaseStory story = Stories.of(started("aegisGoNoGo"), ASKED, finished("aegisGoNoGo", "APPLIED"));
        assertThat(ReleaseState.of(story)).isEqualTo(ReleaseState.AWAITING_APPROVAL);
    }

    @Test
    void noLongerAwaitsAnAnswerWhenTheNextStepHasBegun() {
        ReleaseStory story =
                Stories.of(started("aegisGoNoGo"), ASKED, finished("aegisGoNoGo", "APPLIED"), started("aegisTag"));
        assertThat(ReleaseState.of(story)).isEqualTo(ReleaseState.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = {"RELEASED", "ALREADY_DONE", "REFUSED", "FAILED"})
    void isTheOutcomeOnceThatIsRecorded(ReleaseState outcome) {
        ReleaseStory story = Stories.of(started("aegisPreflight"), new ReleaseFinished(outcome.name(), ""));
        assertThat(ReleaseState.of(story).seenFrom(false)).isEqualTo(outcome);
    }

    @Test
    void isUnknownByAnOutcomeOfALaterVersion() {
        assertThat(ReleaseState.of(Stories.of(new ReleaseFinished("POSTPONED", ""))))
                .isEqualTo(ReleaseState.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "AWAITING_MERGE", "AWAITING_APPROVAL"})
    void isUnfinishedWhereTheBuildIsOver(ReleaseState going) {
        assertThat(going.seenFrom(false)).isEqualTo(ReleaseState.UNFINISHED);
        assertThat(going.seenFrom(true)).isEqualTo(going);
    }

    @Test
    void trustsNoOutcomeOfAnAlteredLog() {
        ReleaseStory story = Stories.brokenAt(3, started("aegisPreflight"), new ReleaseFinished("RELEASED", ""));
        assertThat(ReleaseState.of(story)).isEqualTo(ReleaseState.UNTRUSTED);
    }
}
