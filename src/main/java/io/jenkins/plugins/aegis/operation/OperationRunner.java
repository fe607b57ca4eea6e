package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.effect.PortEffects;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs operations: observe, decide, write the intent, act, write the outcome; then looks again.
 *
 * <p>Running an operation again is always safe, and is the way out of every failure.
 */
public final class OperationRunner {
    private final String step;
    private final ReleaseRequest request;
    private final ReleasePorts ports;
    private final Performance performance;

    /** @param step function name of the pipeline step, for log and audit */
    public OperationRunner(String step, ReleaseRequest request, ReleasePorts ports) {
        this(step, request, ports, new PortEffects(ports));
    }

    /** @param effects how actions are carried out */
    public OperationRunner(String step, ReleaseRequest request, ReleasePorts ports, Effects effects) {
        this.step = step;
        this.request = request;
        this.ports = ports;
        this.performance = new Performance(step, ports, effects);
    }

    /**
     * Brings the world to what the operation stands for.
     *
     * @throws ReleaseRefused if a finding blocks, or something had moved when it was to be changed
     * @throws PortUnavailable if an effect failed or is not yet visible; running the step again converges
     */
    public <F> OperationOutcome run(Operation<F> operation)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        ports.observeAnew();
        return goOn(operation);
    }

    /**
     * The same for an operation that follows at once on a look of this step, with nothing done since: it begins with what
     * was seen then.
     */
    public <F> OperationOutcome goOn(Operation<F> operation)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        ports.audit().append(new AuditEvent.StepStarted(step, request.version().toString(), requested()));
        try {
            OperationOutcome outcome = converge(operation);
            finished(
                    operation.isJudgement() ? "PASSED" : outcome.word(),
                    outcome.effects().size() + " effects");
            return outcome;
        } catch (ReleaseRefused refused) {
            finished("REFUSED", refused.getMessage());
            throw refused;
        } catch (PortUnavailable unavailable) {
            finished("FAILED", unavailable.getMessage());
            throw unavailable;
        }
    }

    /**
     * Says what {@link #run} would do, and does nothing (dry run).
     *
     * @return the findings that would refuse it; empty if nothing would
     */
    public <F> List<Finding> preview(Operation<F> operation) throws InterruptedException {
        ports.audit().append(new AuditEvent.StepStarted(step, request.version().toString(), requested()));
        Plan plan = operation.decide(operation.observe(ports));
        plan.observations().forEach(this::note);
        Verdict verdict = decided(plan);
        Stream.concat(plan.settled().stream(), plan.lanes().stream().flatMap(lane -> lane.settled().stream()))
                .forEach(settled -> performance.line("is there: " + settled.description() + " — " + settled.reason()));
        plan.allActions().forEach(action -> performance.line("would " + action.describe()));
        finished("PREVIEWED", plan.allActions().size() + " effects");
        return verdict.blocking();
    }

    private <F> OperationOutcome converge(Operation<F> operation)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        Plan plan = operation.decide(operation.observe(ports));
        plan.observations().forEach(this::note);
        Verdict verdict = judge(plan);
        List<OperationOutcome.Done> done = new ArrayList<>();
        for (Plan.Settled settled : plan.settled()) {
            done.add(performance.settle(settled));
        }
        for (ReleaseAction action : plan.actions()) {
            done.add(performance.perform(action));
        }
        done.addAll(new LaneRunner(performance, verdict).run(plan.lanes()));
        OperationOutcome outcome = new OperationOutcome(done, verdict.accepted());
        if (outcome.changedAnything()) {
            ports.lookAgain();
            confirm(operation.decide(operation.observe(ports)));
        }
        return outcome;
    }

    private Verdict judge(Plan plan) throws ReleaseRefused, PortUnavailable, InterruptedException {
        Verdict verdict = decided(plan);
        List<Finding> blocking = blockingAll(plan, verdict);
        if (!blocking.isEmpty()) {
            if (blocking.stream().noneMatch(OperationRunner::isUndecided)) {
                withdraw(plan.onRefusal());
            }
            throw new ReleaseRefused(step, blocking);
        }
        return verdict;
    }

    /** What only a lane is held back by does not hold back the others. */
    private static List<Finding> blockingAll(Plan plan, Verdict verdict) {
        List<Finding> ofLanes =
                plan.lanes().stream().flatMap(lane -> lane.findings().stream()).toList();
        return verdict.blocking().stream()
                .filter(finding -> plan.findings().contains(finding) || !ofLanes.contains(finding))
                .toList();
    }

    private Verdict decided(Plan plan) {
        Verdict verdict = new Verdict(plan.allFindings(), request.waivers());
        ports.audit()
                .append(new AuditEvent.PlanDecided(
                        step,
                        verdict.findings().stream()
                                .map(finding -> record(finding, verdict.waiverOf(finding)))
                                .toList(),
                        plan.allActions().stream().map(ReleaseAction::describe).toList(),
                        plan.digest().hex()));
        for (Finding finding : verdict.accepted()) {
            String how = verdict.waiverOf(finding)
                    .map(waiver -> "accepted by " + waiver.by() + " (" + waiver.reason() + ")")
                    .orElse("warning");
            performance.line(finding.rule().id() + " " + how + ": " + finding.message());
        }
        return verdict;
    }

    /** Not known, or a slip in a waiver: nothing is taken back on such a ground. */
    private static boolean isUndecided(Finding finding) {
        return finding.unknown() || finding.rule() == Rule.WAIVER_KNOWN || finding.rule() == Rule.WAIVER_ALLOWED;
    }

    /** What cannot be taken back is in log and audit; it must not hide the findings that led here. */
    private void withdraw(List<ReleaseAction> actions) throws InterruptedException {
        try {
            for (ReleaseAction action : actions) {
                performance.perform(action);
            }
        } catch (ReleaseRefused | PortUnavailable left) {
            performance.line(String.valueOf(left.getMessage()));
        }
    }

    private void note(Plan.ChannelState state) {
        ports.audit()
                .append(new AuditEvent.ChannelObserved(
                        state.channel(),
                        state.coordinate(),
                        state.presence().name(),
                        state.digest(),
                        state.location()));
        performance.line(String.format(
                        "%-12s %s %s %s %s",
                        state.presence(), state.channel(), state.coordinate(), state.digest(), state.location())
                .stripTrailing());
    }

    /** After acting, the same facts must give a plan with nothing left to do. */
    private void confirm(Plan again) throws ReleaseRefused, PortUnavailable {
        Verdict verdict = new Verdict(again.allFindings(), request.waivers());
        if (!verdict.blocking().isEmpty()) {
            throw new ReleaseRefused(step, verdict.blocking());
        }
        Optional<ReleaseAction> left = Stream.concat(
                        again.actions().stream(),
                        again.lanes().stream()
                                .filter(lane -> !lane.optional())
                                .flatMap(lane -> lane.actions().stream()))
                .filter(ReleaseAction::isLasting)
                .findFirst();
        if (left.isPresent()) {
            throw new PortUnavailable(step + " acted, but the effect cannot be seen yet: "
                    + left.get().describe() + ". Run this stage again");
        }
    }

    private Map<String, String> requested() {
        Map<String, String> requested = new TreeMap<>();
        requested.put("requester", request.requester());
        requested.put("sourceBranch", request.sourceBranch().orElse(""));
        for (Waiver waiver : request.waivers()) {
            requested.put("accept " + waiver.ruleId(), waiver.reason());
        }
        if (request.recovery().requested()) {
            requested.put("recovery issue", "#" + request.recovery().issue());
            requested.put("recovery reason", request.recovery().reason());
            requested.put("recovery confirmation", request.recovery().confirmation());
        }
        return requested;
    }

    private static FindingRecord record(Finding finding, Optional<Waiver> waiver) {
        FindingRecord record =
                new FindingRecord(finding.rule().id(), finding.severity().name(), finding.message(), finding.remedy());
        return waiver.map(given -> record.waived(given.reason(), given.by())).orElse(record);
    }

    private void finished(String outcome, String summary) {
        ports.audit().append(new AuditEvent.StepFinished(step, outcome, summary));
    }
}
