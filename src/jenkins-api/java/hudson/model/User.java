package hudson.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.IOException;
import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.core.Authentication;

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

    @Exported(visibility = 999)
    public String getFullName() {
        return id;
    }

    @Override
    public String getDisplayName() {
        return id;
    }

    public List<String> getAuthorities() {
        throw new UnsupportedOperationException("declaration only");
    }

    public Authentication impersonate2() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }

    public static User current() {
        throw new UnsupportedOperationException("declaration only");
    }
    /** There is no user database here: a user exists if it is to be created. */
    public static User getById(String id, boolean create) {
        return create ? new User(id) : null;
    }
}
