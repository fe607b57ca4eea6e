package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

/**
 * An option or a parameter definition: a name and its arguments.
 *
 * @param arguments evaluates to a map of the named arguments, with an only unnamed one under the empty name
 */
public record CallModel(String name, int line, Code arguments) {}
