package io.jenkins.plugins.aegis.adapter.jenkins;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputSubmittedAction;

/**
 * Reads the {@code input} steps of a build from its flow graph, which no step can write to.
 *
 * <p>The {@code input} directive of a declarative stage runs the same step, with the same arguments.
 */
final class RecordedInputs {
    private static final String FUNCTION = "input";

    private RecordedInputs() {}

    static List<InputRecord> of(FlowExecution execution) {
        List<InputRecord> inputs = new ArrayList<>();
        for (FlowNode node : new DepthFirstScanner().allNodes(execution)) {
            if (FUNCTION.equals(node.getDisplayFunctionName())) {
                inputs.add(read(node));
            }
        }
        return inputs;
    }

    private static InputRecord read(FlowNode node) {
        Map<String, Object> arguments = ArgumentsAction.getFilteredArguments(node);
        return new InputRecord(
                arguments.get("id") instanceof CharSequence id ? id.toString() : "",
                Optional.ofNullable(node.getAction(InputSubmittedAction.class)),
                Optional.ofNullable(node.getAction(ErrorAction.class)),
                settled(node));
    }

    /** Jenkins ends the pause before it lets the pipeline go on; where a crash lost that, the node's start is before it. */
    private static Instant settled(FlowNode node) {
        PauseAction pause = PauseAction.getCurrentPause(node);
        long end = pause == null ? 0 : pause.getEndTime();
        return Instant.ofEpochMilli(end > 0 ? end : TimingAction.getStartTime(node));
    }
}
