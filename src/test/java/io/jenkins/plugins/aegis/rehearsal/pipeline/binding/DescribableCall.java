package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import java.util.Map;

/** A nested describable as it is written, {@code symbol(name: value)}, not yet an object. */
public record DescribableCall(String symbol, Map<String, Object> arguments) {}
