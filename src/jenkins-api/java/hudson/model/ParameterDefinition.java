package hudson.model;

public abstract class ParameterDefinition {
    protected ParameterDefinition(String name) {
        throw new UnsupportedOperationException("declaration only");
    }

    public ParameterValue getDefaultParameterValue() {
        throw new UnsupportedOperationException("declaration only");
    }
}
