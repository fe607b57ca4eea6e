package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

import java.util.List;

/** A whole {@code pipeline { … }}. */
public record PipelineModel(Surroundings surroundings, List<CallModel> parameters, List<StageModel> stages) {
    public PipelineModel {
        parameters = List.copyOf(parameters);
        stages = List.copyOf(stages);
    }
}
