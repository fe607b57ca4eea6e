package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.AgentModel;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.EnvironmentEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What a pipeline and a stage put around their content: a node, and variables. */
final class Wrapping {
    private final PipelineRuntime runtime;

    Wrapping(PipelineRuntime runtime) {
        this.runtime = runtime;
    }

    /** Without an agent of its own, and with {@code none}, the content runs where its surroundings run. */
    <T> T onAgent(Optional<AgentModel> agent, boolean skipCheckout, Callable<T> work) throws Exception {
        if (agent.isEmpty() || !agent.get().allocates()) {
            return work.call();
        }
        Optional<String> label = Optional.empty();
        if (agent.get().label().isPresent()) {
            label = Optional.of(runtime.text(agent.get().label().get()));
        }
        StageInfo onNode = runtime.scope().stage().onNode(label);
        return runtime.within(runtime.scope().in(onNode), () -> {
            if (!skipCheckout) {
                runtime.collaborators().host().checkout(onNode);
            }
            return work.call();
        });
    }

    /** Values may use those above them. */
    <T> T withEnvironment(List<EnvironmentEntry> entries, Callable<T> work) throws Exception {
        if (entries.isEmpty()) {
            return work.call();
        }
        EnvironmentEntry first = entries.get(0);
        String value = runtime.text(first.value());
        return runtime.within(
                runtime.scope().with(Map.of(first.name(), value)),
                () -> withEnvironment(entries.subList(1, entries.size()), work));
    }
}
