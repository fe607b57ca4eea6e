package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.fail;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/**
 * The gate that a build comes to.
 *
 * <p>The pipeline itself is asked, and answers when it has come to rest and was stored: a controller that is killed then
 * knows the gate again. {@code InputAction} lists a gate before that, and whoever asks it while a build is resumed keeps
 * it locked.
 */
final class AwaitedGate {
    private AwaitedGate() {}

    /** Waits until the build asks, and will ask again after a restart; fails if it ends before. */
    static InputStepExecution of(WorkflowRun run) throws Exception {
        AtomicReference<InputStepExecution> gate = new AtomicReference<>();
        ServedSite.await("the gate of " + run, () -> {
            // There is no log yet while a build begins.
            if (!run.isBuilding()) {
                fail("%s ended: %s", run, run.getLog(100));
            }
            asked(run).ifPresent(gate::set);
            return gate.get() != null;
        });
        return gate.get();
    }

    private static Optional<InputStepExecution> asked(WorkflowRun run) throws Exception {
        FlowExecution execution = run.getExecution();
        if (execution == null) {
            return Optional.empty();
        }
        return execution.getCurrentExecutions(true).get().stream()
                .filter(InputStepExecution.class::isInstance)
                .map(InputStepExecution.class::cast)
                .findFirst();
    }
}
