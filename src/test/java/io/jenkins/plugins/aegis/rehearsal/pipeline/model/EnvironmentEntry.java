package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

/** One {@code NAME = value} of an {@code environment} section. */
public record EnvironmentEntry(String name, Code value) {}
