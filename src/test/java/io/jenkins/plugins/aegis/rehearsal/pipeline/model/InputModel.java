package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

import java.util.List;
import java.util.Map;

/**
 * A stage's {@code input}.
 *
 * @param fields {@code message}, and what else is given of {@code id}, {@code ok}, {@code submitter} and
 *     {@code submitterParameter}
 */
public record InputModel(int line, Map<String, Code> fields, List<CallModel> parameters) {
    public InputModel {
        fields = Map.copyOf(fields);
        parameters = List.copyOf(parameters);
    }
}
