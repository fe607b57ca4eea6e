package io.jenkins.plugins.aegis.rehearsal;

import hudson.util.Secret;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.util.Map;
import java.util.Optional;

/** What Jenkins would keep with a build while it runs. */
final class RunningState implements PipelineListener {
    private volatile Map<String, Object> parameters = Map.of();
    private volatile boolean goGiven;

    @Override
    public void parametersAccepted(Map<String, Object> accepted) {
        parameters = Map.copyOf(accepted);
    }

    void goGiven(boolean given) {
        goGiven = given;
    }

    /** Whether a pipeline need not ask for the go. */
    boolean isGoGiven() {
        return goGiven;
    }

    /** Empty if the build has no parameter of that name, or a secret one. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name))
                .filter(value -> !(value instanceof Secret))
                .map(Object::toString);
    }
}
