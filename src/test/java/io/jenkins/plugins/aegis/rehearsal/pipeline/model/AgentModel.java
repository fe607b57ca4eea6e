package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

import java.util.Optional;

/** Where a pipeline or a stage runs: {@code none}, {@code any}, or a node with a label. */
public record AgentModel(boolean allocates, Optional<Code> label) {

    /** {@code agent none}. */
    public static final AgentModel NONE = new AgentModel(false, Optional.empty());

    /** {@code agent any}. */
    public static final AgentModel ANY = new AgentModel(true, Optional.empty());

    /** {@code agent { label … }}. */
    public static AgentModel labelled(Code label) {
        return new AgentModel(true, Optional.of(label));
    }
}
