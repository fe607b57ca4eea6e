package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.operation.OperationOutcome.Done;
import io.jenkins.plugins.aegis.plan.Plan.Lane;
import io.jenkins.plugins.aegis.plan.Plan.Settled;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs the lanes of a plan side by side, each as soon as what it needs is done.
 *
 * <p>A lane that fails or is held back lets the independent ones finish (lesson L27); an optional one fails nothing.
 */
final class LaneRunner {
    private final Performance performance;
    private final Verdict verdict;
    private final Map<String, LaneEnd> ends = new HashMap<>();

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
        if (lanes.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
        try {
            drive(lanes, new ExecutorCompletionService<>(threads));
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
        List<LaneEnd> all = lanes.stream().map(lane -> ends.get(lane.name())).toList();
        all.stream()
                .filter(end -> end.lane().optional())
                .flatMap(end -> end.problem().stream())
                .forEach(problem -> performance.line("optional, and not done: " + problem));
        LaneEnd.throwProblems(performance.step(), all);
        return all.stream().flatMap(end -> end.done().stream()).toList();
    }

    private void drive(List<Lane> lanes, CompletionService<LaneEnd> threads) throws InterruptedException {
        List<Lane> waiting = new ArrayList<>(lanes);
        int running = 0;
        while (true) {
            running += begin(waiting, threads);
            if (running == 0) {
                break;
            }
            try {
                LaneEnd end = threads.take().get();
                ends.put(end.lane().name(), end);
                running--;
            } catch (ExecutionException e) {
                throw thrown(e.getCause());
            }
        }
        waiting.forEach(lane -> ends.put(lane.name(), LaneEnd.notBegun(lane, undone(lane))));
    }

    /** Whatever no lane is prepared for is a bug, and ends all of them. */
    private static RuntimeException thrown(Throwable cause) throws InterruptedException {
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    private int begin(List<Lane> waiting, CompletionService<LaneEnd> threads) {
        List<Lane> ready =
                waiting.stream().filter(lane -> undone(lane).isEmpty()).toList();
        ready.forEach(lane -> threads.submit(() -> run(lane)));
        waiting.removeAll(ready);
        return ready.size();
    }

    private List<String> undone(Lane lane) {
        return lane.needs().stream()
                .filter(need -> !ends.containsKey(need) || !ends.get(need).succeeded())
                .toList();
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
