package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import java.lang.reflect.Type;

/** A parameter of a step or of a nested describable; required if its constructor takes it. */
public record StepParameter(String name, Type type, boolean required) {}
