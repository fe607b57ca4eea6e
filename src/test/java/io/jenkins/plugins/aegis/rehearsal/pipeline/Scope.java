package io.jenkins.plugins.aegis.rehearsal.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where a piece of the pipeline runs, and the variables that the sections around it set. */
record Scope(StageInfo stage, Map<String, String> variables) {
    Scope {
        variables = Map.copyOf(variables);
    }

    Scope in(StageInfo inner) {
        return new Scope(inner, variables);
    }

    Scope with(Map<String, String> more) {
        Map<String, String> merged = new LinkedHashMap<>(variables);
        merged.putAll(more);
        return new Scope(stage, merged);
    }
}
