package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

public interface Item extends PersistenceRoot, ModelObject, AccessControlled {
    ItemGroup<? extends Item> getParent();

    @Override
    String getDisplayName();

    String getUrl();

    Permission READ = Permission.READ;
    Permission CONFIGURE = Permission.CONFIGURE;
    Permission EXTENDED_READ = Permission.READ;
    Permission BUILD = Permission.UPDATE;
    Permission CANCEL = Permission.UPDATE;
}
