package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections that a pipeline and a stage have alike. */
public record Surroundings(
        Optional<AgentModel> agent,
        List<CallModel> options,
        List<EnvironmentEntry> environment,
        Map<PostCondition, Code> post) {
    public Surroundings {
        options = List.copyOf(options);
        environment = List.copyOf(environment);
        post = Map.copyOf(post);
    }
}
