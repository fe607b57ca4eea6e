package hudson.model;

import jenkins.model.OptionalJobProperty;

public class ParametersDefinitionProperty extends OptionalJobProperty<Job<?, ?>> {
    public ParameterDefinition getParameterDefinition(String name) {
        throw new UnsupportedOperationException("declaration only");
    }
}
