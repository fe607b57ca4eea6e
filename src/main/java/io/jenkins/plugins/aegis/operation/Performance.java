package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.operation.OperationOutcome.Done;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.Map;

/** Carries out one action after the other: intent into the audit, act, outcome into audit and log. Safe for any threads. */
final class Performance {
    private final String step;
    private final ReleasePorts ports;
    private final Effects effects;

    Performance(String step, ReleasePorts ports, Effects effects) {
        this.step = step;
        this.ports = ports;
        this.effects = effects;
    }

    String step() {
        return step;
    }

    /** Notes what is there already. */
    Done settle(Plan.Settled settled) {
        record(settled.effect(), settled.description(), ActionResult.alreadyDone(settled.reason()));
        return report(settled.description(), ActionResult.alreadyDone(settled.reason()));
    }

    /**
     * Does what is missing.
     *
     * @throws ReleaseRefused if something differs from what was decided on
     * @throws PortUnavailable if it failed; running the step again converges
     */
    Done perform(ReleaseAction action) throws ReleaseRefused, PortUnavailable, InterruptedException {
        ports.audit().append(new AuditEvent.EffectIntended(step, action.effect(), action.describe(), Map.of()));
        if (action.changesOutside()) {
            // An effect looks for itself at what it changes, and nobody takes what it may have changed for known.
            ports.somethingWasDone();
        }
        ActionResult result;
        try {
            result = action.applyTo(effects);
        } catch (PortUnavailable e) {
            result = ActionResult.failed(e.getMessage());
        }
        record(action.effect(), action.describe(), result);
        Done done = report(action.describe(), result);
        return switch (result.status()) {
            case APPLIED, ALREADY_DONE -> done;
            case REFUSED -> throw new ReleaseRefused(step, action.describe() + ": " + result.reason());
            case FAILED ->
                throw new PortUnavailable(step + " could not " + action.describe() + ": " + result.reason()
                        + ". Run this stage again: what is done is recognised, what is missing is done");
        };
    }

    private void record(String effect, String description, ActionResult result) {
        ports.audit()
                .append(new AuditEvent.EffectSettled(
                        step, effect, description, result.status().name(), result.reason()));
    }

    private Done report(String description, ActionResult result) {
        line(String.format("%-12s %s — %s", result.status(), description, result.reason()));
        return new Done(description, result);
    }

    void line(String text) {
        ports.console().line(text);
    }
}
