package hudson.model;

import jenkins.model.OptionalJobProperty;

public class ParametersDefinitionProperty extends OptionalJobProperty<Job<?, ?>> {
    public ParametersDefinitionProperty(ParameterDefinition... parameterDefinitions) {
        throw new UnsupportedOperationException("declaration only");
    }

    public ParameterDefinition getParameterDefinition(String name) {
        throw new UnsupportedOperationException("declaration only");
    }
}
