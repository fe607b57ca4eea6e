package hudson.model;

import hudson.security.AccessControlled;
import java.io.IOException;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public class User extends AbstractModelObject implements AccessControlled, Saveable {
    private final String id;

    private User(String id) {
        this.id = id;
    }

    @Exported
    public String getId() {
        return id;
    }

    @Override
    public String getDisplayName() {
        return id;
    }

    @Override
    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }

    /** There is no user database here: a user exists if it is to be created. */
    public static User getById(String id, boolean create) {
        return create ? new User(id) : null;
    }
}
