package io.jenkins.plugins.aegis.run;

import static io.jenkins.plugins.aegis.run.Stories.finished;
import static io.jenkins.plugins.aegis.run.Stories.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseSummaryTest {
    private static final AuditEvent FIRST = started("aegisPreflight");
    private static final AuditEvent SECOND = finished("aegisPreflight", "PASSED");
    private static final AuditEvent LAST = new ReleaseFinished("RELEASED", "");

    private static AuditEvent granted(String approver) {
        return new ApprovalGranted(approver, "approver", "", "", "sha256:1");
    }

    @Test
    void namesEachApproverOnce() {
        ReleaseSummary summary = ReleaseSummary.of(Stories.of(granted("jonas"), granted("mara"), granted("jonas")));
        assertThat(summary.approvers()).containsExactly("jonas", "mara");
    }

    @Test
    void tellsWhoSaidNoFromWhoSaidGo() {
        ReleaseSummary summary = ReleaseSummary.of(Stories.of(granted("jonas"), new ApprovalRejected("mara", "", "")));
        assertThat(summary.rejecters()).containsExactly("mara");
    }

    @Test
    void takesAChannelForTheWorstThatItServes() {
        ReleaseSummary summary = ReleaseSummary.of(Stories.of(
                new ChannelObserved("pypi", "a", "OURS", "", ""),
                new ChannelObserved("pypi", "b", "OTHER_BYTES", "", ""),
                new ChannelObserved("pypi", "c", "ABSENT", "", "")));
        assertThat(summary.channels()).isEqualTo(Map.of("pypi", "OTHER_BYTES"));
    }

    @Test
    void followsALogThatWentOn() {
        ReleaseSummary summary = ReleaseSummary.of(Stories.of(FIRST)).followedBy(Stories.of(FIRST, SECOND, LAST));
        assertThat(summary.state(false)).isEqualTo(ReleaseState.RELEASED);
        assertThat(summary.events()).isEqualTo(3);
    }

    @Test
    void keepsTheNotedEndOfALogThatWasCut() {
        ReleaseSummary summary =
                ReleaseSummary.of(Stories.of(FIRST, SECOND, LAST)).followedBy(Stories.of(FIRST));
        assertThat(summary.state(false)).isEqualTo(ReleaseState.UNTRUSTED);
        assertThat(summary.events()).isEqualTo(3);
    }

    @Test
    void staysDistrustfulWhenTheCutLogGoesOn() {
        ReleaseSummary summary = ReleaseSummary.of(Stories.of(FIRST, SECOND, LAST))
                .followedBy(Stories.of(FIRST))
                .followedBy(Stories.of(FIRST, SECOND));
        assertThat(summary.state(false)).isEqualTo(ReleaseState.UNTRUSTED);
    }

    @Test
    void isUnfinishedOnlyWhereTheBuildIsOver() {
        ReleaseSummary summary = ReleaseSummary.of(Stories.of(FIRST));
        assertThat(summary.state(true)).isEqualTo(ReleaseState.RUNNING);
        assertThat(summary.state(false)).isEqualTo(ReleaseState.UNFINISHED);
    }
}
