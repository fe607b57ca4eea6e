package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.List;

/**
 * What a step did.
 *
 * @param effects everything that the step stands for, done now or before
 * @param accepted findings that did not refuse: warnings, and blockers that somebody waived
 */
public record OperationOutcome(List<Done> effects, List<Finding> accepted) {
    public OperationOutcome {
        effects = List.copyOf(effects);
        accepted = List.copyOf(accepted);
    }

    /** An effect and its end. */
    public record Done(String description, ActionResult result) {}

    /** One word for log and report: {@code APPLIED}, {@code ALREADY_DONE}, or {@code PASSED} where a step only judges. */
    public String word() {
        if (changedAnything()) {
            return ActionResult.Status.APPLIED.name();
        }
        return effects.isEmpty() ? "PASSED" : ActionResult.Status.ALREADY_DONE.name();
    }

    /** Whether anything was changed. */
    public boolean changedAnything() {
        return effects.stream().anyMatch(done -> done.result().status() == ActionResult.Status.APPLIED);
    }
}
