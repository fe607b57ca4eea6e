package hudson.util;

import java.io.Serializable;

public class ArgumentListBuilder implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    public ArgumentListBuilder() {
        throw new UnsupportedOperationException("declaration only");
    }

    public ArgumentListBuilder(String... args) {
        throw new UnsupportedOperationException("declaration only");
    }

    public ArgumentListBuilder add(String a) {
        throw new UnsupportedOperationException("declaration only");
    }

    public ArgumentListBuilder add(String... args) {
        throw new UnsupportedOperationException("declaration only");
    }

    public void addMasked(String string) {
        throw new UnsupportedOperationException("declaration only");
    }
}
