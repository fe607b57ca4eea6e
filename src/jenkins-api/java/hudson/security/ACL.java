package hudson.security;

import hudson.model.User;
import org.springframework.security.core.Authentication;

public abstract class ACL {
    public static final Authentication SYSTEM2 = () -> "SYSTEM";

    public final void checkPermission(Permission p) {
        throw new UnsupportedOperationException("declaration only");
    }

    public final boolean hasPermission(Permission p) {
        throw new UnsupportedOperationException("declaration only");
    }

    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new UnsupportedOperationException("declaration only");
    }

    public static ACLContext as2(Authentication auth) {
        return new ACLContext();
    }

    public static ACLContext as(User user) {
        throw new UnsupportedOperationException("declaration only");
    }
}
