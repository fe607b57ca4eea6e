package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

import java.util.Optional;

/** One stage. */
public record StageModel(
        StageName name,
        Surroundings surroundings,
        Optional<WhenModel> when,
        Optional<InputModel> input,
        StageBody body) {

    /** A stage's name, and the line it begins at. */
    public record StageName(String text, int line) {}
}
