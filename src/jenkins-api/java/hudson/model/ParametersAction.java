package hudson.model;

import jenkins.model.RunAction2;

public class ParametersAction implements RunAction2 {
    public ParametersAction(ParameterValue... parameters) {
        throw new UnsupportedOperationException("declaration only");
    }

    public ParameterValue getParameter(String name) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public String getIconFileName() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public String getUrlName() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        throw new UnsupportedOperationException("declaration only");
    }
}
