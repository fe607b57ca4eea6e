package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** The gate that a build comes to. */
final class AwaitedGate {
    private AwaitedGate() {}

    /** Waits until the build asks; fails if it ends before. */
    static InputStepExecution of(WorkflowRun run) throws Exception {
        InputAction inputs = run.getAction(InputAction.class);
        while (inputs == null || inputs.getExecutions().isEmpty()) {
            assertThat(run.isBuilding()).as("%s comes to its gate", run).isTrue();
            Thread.onSpinWait();
            inputs = run.getAction(InputAction.class);
        }
        return inputs.getExecutions().get(0);
    }
}
