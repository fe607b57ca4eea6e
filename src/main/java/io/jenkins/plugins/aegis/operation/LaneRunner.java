package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.concurrent.InOrder;
import io.jenkins.plugins.aegis.operation.OperationOutcome.Done;
import io.jenkins.plugins.aegis.plan.Plan.Lane;
import io.jenkins.plugins.aegis.plan.Plan.Settled;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs the lanes of a plan side by side, each as soon as what it needs is done.
 *
 * <p>A lane that fails or is held back lets the independent ones finish (lesson L27); an optional one fails nothing.
 */
final class LaneRunner {
    private final Performance performance;
    private final Verdict verdict;

    LaneRunner(Performance performance, Verdict verdict) {
        this.performance = performance;
        this.verdict = verdict;
    }

    /**
     * Runs all of them to their ends.
     *
     * @return what was done, and what is there already
     * @throws ReleaseRefused if a required lane is held back by a finding, or met something that differs
     * @throws PortUnavailable if a required lane failed; the message names each, with its remedy
     */
    List<Done> run(List<Lane> lanes) throws ReleaseRefused, PortUnavailable, InterruptedException {
        Map<Lane, LaneEnd> ended = InOrder.run(
                lanes.size(), lanes, (lane, soFar) -> undone(lane, soFar).isEmpty(), this::run);
        List<LaneEnd> all = lanes.stream()
                .map(lane -> ended.containsKey(lane) ? ended.get(lane) : LaneEnd.notBegun(lane, undone(lane, ended)))
                .toList();
        all.stream()
                .filter(end -> end.lane().optional())
                .flatMap(end -> end.problem().stream())
                .forEach(problem -> performance.line("optional, and not done: " + problem));
        LaneEnd.throwProblems(performance.step(), all);
        return all.stream().flatMap(end -> end.done().stream()).toList();
    }

    /** What it needs and does not have. */
    private static List<String> undone(Lane lane, Map<Lane, LaneEnd> ended) {
        Set<String> done = ended.values().stream()
                .filter(LaneEnd::succeeded)
                .map(end -> end.lane().name())
                .collect(Collectors.toSet());
        return lane.needs().stream().filter(need -> !done.contains(need)).toList();
    }

    private LaneEnd run(Lane lane) throws InterruptedException {
        List<Finding> held = blocking(lane);
        if (!held.isEmpty()) {
            return LaneEnd.held(lane, held);
        }
        List<Done> done = new ArrayList<>();
        try {
            for (Settled settled : lane.settled()) {
                done.add(performance.settle(settled));
            }
            for (ReleaseAction action : lane.actions()) {
                done.add(performance.perform(action));
            }
            return LaneEnd.done(lane, done);
        } catch (ReleaseRefused refused) {
            return LaneEnd.refused(lane, done, refused);
        } catch (PortUnavailable failed) {
            return LaneEnd.failed(lane, done, failed);
        }
    }

    private List<Finding> blocking(Lane lane) {
        return lane.findings().stream()
                .filter(Finding::isBlocker)
                .filter(finding -> verdict.waiverOf(finding).isEmpty())
                .toList();
    }
}
