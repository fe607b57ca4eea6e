package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

/** A stage's {@code when}, and at which of Declarative's points it is looked at. */
public record WhenModel(ConditionModel condition, boolean beforeOptions, boolean beforeInput, boolean beforeAgent) {}
