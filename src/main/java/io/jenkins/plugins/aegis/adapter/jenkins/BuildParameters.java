package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import java.util.Optional;

/**
 * What a build was started with, as {@code params} shows it in its pipeline: also when it is replayed or restarted from a
 * stage, and with the default of a parameter that its pipeline has only just declared.
 */
final class BuildParameters {
    private BuildParameters() {}

    /** Secrets are in no request: a release writes down what it was asked for. */
    static Optional<String> value(Run<?, ?> run, String name) {
        return Optional.ofNullable(run.getAction(ParametersAction.class))
                .map(given -> given.getParameter(name))
                .or(() -> byDefault(run, name))
                .filter(value -> !value.isSensitive())
                .map(ParameterValue::getValue)
                .map(Object::toString);
    }

    private static Optional<ParameterValue> byDefault(Run<?, ?> run, String name) {
        return Optional.ofNullable(run.getParent().getProperty(ParametersDefinitionProperty.class))
                .map(declared -> declared.getParameterDefinition(name))
                .map(ParameterDefinition::getDefaultParameterValue);
    }
}
