package hudson.model;

import java.util.List;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Actionable extends AbstractModelObject {
    public <T extends Action> List<T> getActions(Class<T> type) {
        throw new UnsupportedOperationException("declaration only");
    }

    public <T extends Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException("declaration only");
    }

    public void addAction(Action a) {
        throw new UnsupportedOperationException("declaration only");
    }
}
