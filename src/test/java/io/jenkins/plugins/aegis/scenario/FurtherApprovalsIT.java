package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hudson.model.Result;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.FurtherApprovalRequested;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.PathPattern;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.model.VersionRange;
import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.MaintainersAtWork;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputDecision.Proceed;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputDecision.Reject;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Releases that need more than one go: a second person's, and that of a governance overlay. */
@ExtendWith(Shared.class)
class FurtherApprovalsIT {
    private static final String OVERLAY = "Overlay-major-cutover";
    private static final String SECOND = "SecondApproval";
    private static final String STEWARD = "sofia";

    @TempDir
    Path directory;

    /** What the runbook's major cutover asks for: an approval of its own, here of every version from 0.2.0 on. */
    private static OverlayRule cutover() {
        return new OverlayRule(
                new GovernanceOverlay(
                        "major-cutover",
                        "Is every gate of the cutover plan met?",
                        new Scope(
                                List.of(new VersionRange(">=0.2.0")),
                                List.of("cutover"),
                                List.of(new PathPattern("src/transport")))),
                Set.of(STEWARD));
    }

    private static RehearsalCast cast(GoNoGo gate, int approvals, OverlayRule... overlays) {
        return new RehearsalCast(
                gate,
                new ApprovalRules(People.APPROVERS, false, approvals, List.of(overlays)),
                MaintainersAtWork.reviewingAndMerging());
    }

    private static GoNoGo go() {
        return GoNoGo.answering(People.APPROVER, true);
    }

    private static FinishedBuild release(SampleSite world, RehearsalCast cast) {
        return world.release(Map.of("VERSION", "0.2.0"), cast, PipelineListener.NONE);
    }

    @Test
    @DisplayName("L16 two persons and the overlay's approver agree: it is released, and the tag says so")
    void releasesWithEveryApproval() {
        try (SampleSite world = SampleSite.in(directory)) {
            FinishedBuild build = release(
                    world,
                    cast(
                            go().butAt(SECOND, new Proceed(People.REVIEWER, Map.of("REASON", "checked")))
                                    .butAt(OVERLAY, new Proceed(STEWARD, Map.of("REASON", "plan is met"))),
                            2,
                            cutover()));

            assertThat(build.failure()).isEmpty();
            assertThat(build.isReleased()).isTrue();
            assertThat(build.events(FurtherApprovalRequested.class))
                    .extracting(FurtherApprovalRequested::gate)
                    .containsExactly(SECOND, OVERLAY);
            assertThat(build.events(ApprovalGranted.class))
                    .extracting(ApprovalGranted::gate, ApprovalGranted::approver, ApprovalGranted::right)
                    .containsExactly(
                            tuple("GoNoGo", People.APPROVER, "configured approver"),
                            tuple(SECOND, People.REVIEWER, "configured approver"),
                            tuple(OVERLAY, STEWARD, "configured approver of overlay major-cutover"));
            assertThat(world.remote().git("tag", "--list", "--format=%(contents)", "v0.2.0"))
                    .contains("aegis-gate: " + OVERLAY, "aegis-gate: " + SECOND);

            FinishedBuild again = release(world, cast(go(), 2, cutover()));

            assertThat(again.isReleased()).isTrue();
            assertThat(again.events(FurtherApprovalRequested.class)).isEmpty();
            assertThat(again.report().effects()).containsOnlyKeys("ALREADY_DONE");
        }
    }

    @Test
    @DisplayName("L15 the overlay's approver says no: the build ends, and the audit keeps who said it at which gate")
    void abortsWhereTheOverlayIsRejected(Beginnings beginnings) {
        FinishedBuild build = refused(beginnings, cast(go().butAt(OVERLAY, new Reject(STEWARD)), 1, cutover()));

        assertThat(build.report().outcome().result()).isEqualTo(Result.ABORTED);
        assertThat(build.events(ApprovalRejected.class)).singleElement().satisfies(rejected -> {
            assertThat(rejected.gate()).isEqualTo(OVERLAY);
            assertThat(rejected.approver()).isEqualTo(STEWARD);
        });
        assertThat(build.events(ApprovalGranted.class))
                .extracting(ApprovalGranted::approver)
                .containsExactly(People.APPROVER);
    }

    @Test
    @DisplayName("L15 an administrator who passes the overlay's gate approves nothing")
    void refusesAnAdministratorAtTheOverlay(Beginnings beginnings) {
        FinishedBuild build =
                refused(beginnings, cast(go().butAt(OVERLAY, new Proceed("root", true, Map.of())), 1, cutover()));

        assertThat(build.failure())
                .contains("AEGIS-APR-005", "root decided on overlay major-cutover", "configured approvers (sofia)");
        assertThat(build.events(ApprovalGranted.class))
                .filteredOn(granted -> granted.gate().equals(OVERLAY))
                .singleElement()
                .extracting(ApprovalGranted::right)
                .isEqualTo("");
    }

    @Test
    @DisplayName("L16 one person who says go twice is one person")
    void refusesTheSamePersonTwice(Beginnings beginnings) {
        FinishedBuild build = refused(beginnings, cast(go(), 2));

        assertThat(build.failure())
                .contains(
                        "AEGIS-APR-006", "maria gave both approvals", "have another approver give the second approval");
    }

    @Test
    @DisplayName("L35 an overlay that applies and that nobody may approve stops the release before anybody is asked")
    void refusesAnOverlayWithoutApprovers(Beginnings beginnings) {
        FinishedBuild build =
                refused(beginnings, cast(go(), 1, new OverlayRule(cutover().overlay(), Set.of())));

        assertThat(build.failure()).contains("AEGIS-APR-004", "overlay major-cutover applies (0.2.0 is in >=0.2.0)");
        assertThat(build.events(ApprovalGranted.class)).isEmpty();
    }

    private FinishedBuild refused(Beginnings beginnings, RehearsalCast cast) {
        try (SampleSite world = beginnings.at(Beginnings.Point.BUILT, directory)) {
            FinishedBuild build = release(world, cast);

            assertThat(build.isReleased()).isFalse();
            assertThat(world.remote().tags()).containsExactly("v0.1.0");
            assertThat(world.registry().versions()).isEmpty();
            assertThat(build.audit().intact()).isTrue();
            return build;
        }
    }
}
