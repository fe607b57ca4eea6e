package hudson.tools;

import hudson.ExtensionPoint;
import hudson.model.Describable;
import java.io.Serializable;
import java.util.List;

public abstract class ToolInstallation implements Describable<ToolInstallation>, Serializable, ExtensionPoint {
    private static final long serialVersionUID = 1L;

    protected ToolInstallation(String name, String home, List<? extends ToolProperty<?>> properties) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public String toString() {
        throw new UnsupportedOperationException("declaration only");
    }
}
