package hudson.model;

import java.io.Serializable;

public abstract class ParameterValue implements Serializable {
    private static final long serialVersionUID = 1L;

    protected ParameterValue(String name) {
        throw new UnsupportedOperationException("declaration only");
    }

    public boolean isSensitive() {
        throw new UnsupportedOperationException("declaration only");
    }

    public Object getValue() {
        throw new UnsupportedOperationException("declaration only");
    }
}
