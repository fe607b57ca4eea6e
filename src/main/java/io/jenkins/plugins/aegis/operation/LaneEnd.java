package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.operation.OperationOutcome.Done;
import io.jenkins.plugins.aegis.plan.Plan.Lane;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a lane ended.
 *
 * @param done its effects up to there
 * @param findings that held it back
 * @param problem why it is not done; empty if it is
 * @param retry whether running the step again may do it
 */
record LaneEnd(Lane lane, List<Done> done, List<Finding> findings, Optional<String> problem, boolean retry) {
    static LaneEnd done(Lane lane, List<Done> done) {
        return new LaneEnd(lane, done, List.of(), Optional.empty(), false);
    }

    static LaneEnd held(Lane lane, List<Finding> findings) {
        String why = findings.stream()
                .map(found -> found.rule().id() + " " + found.message() + " → " + found.remedy())
                .collect(Collectors.joining("; "));
        return new LaneEnd(lane, List.of(), findings, Optional.of(lane.name() + ": " + why), false);
    }

    static LaneEnd refused(Lane lane, List<Done> done, ReleaseRefused refused) {
        return new LaneEnd(lane, done, List.of(), Optional.of(lane.name() + ": " + refused.getMessage()), false);
    }

    static LaneEnd failed(Lane lane, List<Done> done, PortUnavailable failed) {
        return new LaneEnd(lane, done, List.of(), Optional.of(lane.name() + ": " + failed.getMessage()), true);
    }

    static LaneEnd notBegun(Lane lane, List<String> needs) {
        String why = lane.name() + ": not begun, since it needs " + String.join(", ", needs);
        return new LaneEnd(lane, List.of(), List.of(), Optional.of(why), true);
    }

    boolean succeeded() {
        return problem.isEmpty();
    }

    /** Throws for all required lanes at once: as a refusal if people have to mend something, as unavailable otherwise. */
    static void throwProblems(String step, List<LaneEnd> ends) throws ReleaseRefused, PortUnavailable {
        List<LaneEnd> undone = ends.stream()
                .filter(end -> !end.lane().optional() && !end.succeeded())
                .toList();
        if (undone.isEmpty()) {
            return;
        }
        List<Finding> findings =
                undone.stream().flatMap(end -> end.findings().stream()).toList();
        String others = undone.stream()
                .filter(end -> end.findings().isEmpty())
                .map(end -> end.problem().orElseThrow())
                .collect(Collectors.joining("\n"));
        if (!findings.isEmpty()) {
            throw new ReleaseRefused(step, findings, others);
        }
        if (undone.stream().allMatch(LaneEnd::retry)) {
            throw new PortUnavailable(others);
        }
        throw new ReleaseRefused(step, others);
    }
}
