package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectIntended;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.ClosePullRequest;
import io.jenkins.plugins.aegis.plan.ReleaseAction.DeleteBranch;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.Requests;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationRunnerTest {
    private static final ClosePullRequest CLOSE = new ClosePullRequest(7, "wrong");
    private static final DeleteBranch DELETE = new DeleteBranch("release/1.2.3", Commits.commit(3));
    private static final Finding DRIFT = Finding.blocker(Rule.METADATA_IN_STEP, "manifest lags", "bring it back");
    private static final Finding HOTFIX = Finding.blocker(Rule.HOTFIXES_BACKPORTED, "1 commit", "backport it");
    private static final Finding UNKNOWN =
            Finding.unknown(Rule.SOURCE_CHECKS_GREEN, Observed.unknown("checks", "timeout"));
    private static final Plan DONE = new Plan.Builder().build();

    private final FakePorts ports = new FakePorts();
    private final Deque<Object> answers = new ArrayDeque<>();
    private ReleaseRequest request = Requests.of("1.2.3");

    /** Decides what is scripted, one plan a look. */
    private record Scripted(Deque<Plan> plans) implements Operation<Integer> {
        @Override
        public Integer observe(ReleasePorts ports) {
            return plans.size();
        }

        @Override
        public Plan decide(Integer left) {
            return plans.remove();
        }
    }

    /** Effects that answer what is scripted, in order: a result, or a failure. */
    private Effects effects() {
        return (Effects) Proxy.newProxyInstance(
                Effects.class.getClassLoader(), new Class<?>[] {Effects.class}, (proxy, method, given) -> {
                    ports.audit().append(new AuditEvent.UnknownEvent("Effect", Map.of()));
                    Object answer = answers.remove();
                    if (answer instanceof Throwable failure) {
                        throw failure;
                    }
                    return answer;
                });
    }

    private OperationOutcome run(Plan... plans) throws Exception {
        return new OperationRunner("aegisTest", request, ports, effects())
                .run(new Scripted(new ArrayDeque<>(List.of(plans))));
    }

    private static Plan.Builder plan() {
        return new Plan.Builder();
    }

    private StepFinished finished() {
        List<StepFinished> finished = ports.audit().events(StepFinished.class);
        assertThat(finished).hasSize(1);
        return finished.get(0);
    }

    @Test
    void writesTheIntentBeforeTheEffectAndTheOutcomeAfter() throws Exception {
        answers.add(ActionResult.applied("deleted"));
        run(plan().act(DELETE).build(), DONE);
        assertThat(ports.audit().types())
                .containsExactly(
                        "StepStarted",
                        "PlanDecided",
                        "BranchDeletionIntended",
                        "Effect",
                        "BranchDeletionApplied",
                        "StepFinished");
        assertThat(finished().outcome()).isEqualTo("APPLIED");
        assertThat(ports.console().text()).contains("APPLIED", DELETE.describe(), "deleted");
    }

    @Test
    void doesNothingWhereEverythingIsSettled() throws Exception {
        OperationOutcome outcome =
                run(plan().settled("BranchDeletion", "delete it", "it is gone").build());
        assertThat(outcome.changedAnything()).isFalse();
        assertThat(ports.audit().types())
                .containsExactly("StepStarted", "PlanDecided", "BranchDeletionAlreadyDone", "StepFinished");
        assertThat(finished().outcome()).isEqualTo("ALREADY_DONE");
    }

    @Test
    void refusesWithEveryFindingAndRemedyBeforeAnyEffect() {
        assertThatThrownBy(() -> run(plan().find(DRIFT).find(HOTFIX).act(DELETE).build()))
                .isInstanceOfSatisfying(ReleaseRefused.class, refused -> assertThat(refused.findings())
                        .containsExactly(DRIFT, HOTFIX))
                .hasMessageContainingAll(
                        "aegisTest", "AEGIS-PRE-006", "manifest lags", "bring it back", "AEGIS-PRE-004", "backport it");
        assertThat(ports.audit().events(EffectIntended.class)).isEmpty();
        assertThat(finished().outcome()).isEqualTo("REFUSED");
        assertThat(finished().summary()).contains("AEGIS-PRE-006", "AEGIS-PRE-004");
    }

    @Test
    void refusesForWhatHoldsForTheWholePlanEvenIfALaneFoundTheSame() {
        Plan.Lane lane = new Plan.Lane("npm", List.of(), false, List.of(DRIFT), List.of(), List.of());
        Plan.Lane other = new Plan.Lane("helm", List.of(), false, List.of(), List.of(), List.of(DELETE));
        assertThatThrownBy(() -> run(plan().find(DRIFT).lane(lane).lane(other).build()))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("manifest lags");
        assertThat(ports.audit().events(EffectIntended.class)).isEmpty();
    }

    @Test
    void keepsWaivedFindingsInTheAuditWithReasonAndName() throws Exception {
        request = Requests.accepting(request, Rule.METADATA_IN_STEP);
        OperationOutcome outcome = run(plan().find(DRIFT).build());
        assertThat(outcome.accepted()).containsExactly(DRIFT);
        assertThat(ports.audit().events(PlanDecided.class).get(0).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.toString()).contains("AEGIS-PRE-006", "known", "rita"));
        assertThat(ports.audit().events(AuditEvent.StepStarted.class).get(0).request())
                .containsEntry("accept AEGIS-PRE-006", "known");
        assertThat(ports.console().text()).contains("AEGIS-PRE-006 accepted by rita (known): manifest lags");
    }

    @Test
    void refusesAWaiverThatHasNoEffect() {
        request = Requests.accepting(request, "AEGIS-NIL-001");
        assertThatThrownBy(() -> run(DONE)).isInstanceOf(ReleaseRefused.class).hasMessageContaining("AEGIS-NIL-001");
    }

    @Test
    void refusesAWaiverOfWhatIsNotKnown() {
        request = Requests.accepting(request, Rule.SOURCE_CHECKS_GREEN);
        assertThatThrownBy(() -> run(plan().find(UNKNOWN).build()))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContainingAll("AEGIS-PRE-002", "timeout", "cannot be accepted");
    }

    @Test
    void stopsAtARefusedAction() {
        answers.add(ActionResult.refused("it moved"));
        assertThatThrownBy(() -> run(plan().act(DELETE).act(CLOSE).build()))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContainingAll(DELETE.describe(), "it moved");
        assertThat(ports.audit().events(EffectSettled.class))
                .extracting(EffectSettled::status)
                .containsExactly("REFUSED");
        assertThat(finished().outcome()).isEqualTo("REFUSED");
    }

    @Test
    void failsWithTheWayOutWhereAPortFails() {
        answers.add(new PortUnavailable("HTTP 502"));
        assertThatThrownBy(() -> run(plan().act(DELETE).act(CLOSE).build()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContainingAll("aegisTest", "HTTP 502", "Run this stage again");
        assertThat(ports.audit().events(EffectSettled.class))
                .extracting(EffectSettled::status)
                .containsExactly("FAILED");
        assertThat(finished().outcome()).isEqualTo("FAILED");
    }

    @Test
    void takesBackWhatIsKnownToBeWrongAndThenRefuses() {
        answers.add(ActionResult.applied("closed"));
        answers.add(ActionResult.applied("deleted"));
        assertThatThrownBy(() -> run(
                        plan().find(DRIFT).onRefusal(CLOSE).onRefusal(DELETE).build()))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("manifest lags");
        assertThat(ports.audit().events(EffectSettled.class))
                .extracting(EffectSettled::effect)
                .containsExactly("PullRequestClosing", "BranchDeletion");
    }

    @Test
    void takesNothingBackWhereSomethingIsNotKnown() {
        assertThatThrownBy(() ->
                        run(plan().find(DRIFT).find(UNKNOWN).onRefusal(CLOSE).build()))
                .isInstanceOf(ReleaseRefused.class);
        assertThat(ports.audit().events(EffectIntended.class)).isEmpty();
    }

    @Test
    void takesNothingBackForASlipInAWaiver() {
        request = Requests.accepting(request, "AEGIS-PRE-066");
        assertThatThrownBy(() -> run(plan().find(DRIFT).onRefusal(CLOSE).build()))
                .isInstanceOf(ReleaseRefused.class);
        assertThat(ports.audit().events(EffectIntended.class)).isEmpty();
    }

    @Test
    void showsTheFindingsEvenWhereTakingBackFails() {
        answers.add(new PortUnavailable("HTTP 502"));
        assertThatThrownBy(() -> run(
                        plan().find(DRIFT).onRefusal(CLOSE).onRefusal(DELETE).build()))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("manifest lags");
        assertThat(ports.audit().events(EffectIntended.class)).hasSize(1);
        assertThat(ports.console().text()).contains("HTTP 502");
    }

    @Test
    void looksAgainAfterActing() {
        answers.add(ActionResult.applied("deleted"));
        assertThatThrownBy(
                        () -> run(plan().act(DELETE).build(), plan().act(DELETE).build()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContainingAll("cannot be seen yet", DELETE.describe());
    }

    @Test
    void refusesWhatItFindsWhenItLooksAgain() {
        answers.add(ActionResult.applied("deleted"));
        assertThatThrownBy(
                        () -> run(plan().act(DELETE).build(), plan().find(DRIFT).build()))
                .isInstanceOf(ReleaseRefused.class)
                .hasMessageContaining("manifest lags");
    }

    @Test
    void doesNotLookAgainWhereNothingWasChanged() throws Exception {
        answers.add(ActionResult.alreadyDone("it is gone"));
        assertThat(run(plan().act(DELETE).build()).changedAnything()).isFalse();
    }
}
