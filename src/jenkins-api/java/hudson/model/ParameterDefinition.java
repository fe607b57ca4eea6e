package hudson.model;

public abstract class ParameterDefinition {
    public ParameterValue getDefaultParameterValue() {
        throw new UnsupportedOperationException("declaration only");
    }
}
