package jenkins.model;

import hudson.ProxyConfiguration;
import hudson.model.AbstractModelObject;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import org.kohsuke.stapler.export.ExportedBean;
import org.springframework.security.core.Authentication;

@ExportedBean
public class Jenkins extends AbstractModelObject implements AccessControlled {
    public static final Permission ADMINISTER = Permission.UPDATE;
    public static final Permission MANAGE = Permission.UPDATE;
    public static final Permission SYSTEM_READ = Permission.READ;
    public static final Permission READ = Permission.READ;

    private Jenkins() {}
    /** There is never a controller here. */
    public static Jenkins get() throws IllegalStateException {
        throw new IllegalStateException(
                "There is no Jenkins controller in this process: src/jenkins-api only declares its types");
    }

    public static Jenkins getInstanceOrNull() {
        return null;
    }

    public static Authentication getAuthentication2() {
        throw new UnsupportedOperationException("declaration only");
    }

    public ProxyConfiguration getProxy() {
        throw new UnsupportedOperationException("declaration only");
    }

    public String getRootUrl() throws IllegalStateException {
        throw new UnsupportedOperationException("declaration only");
    }

    public File getRootDir() {
        throw new UnsupportedOperationException("declaration only");
    }

    public Item getItemByFullName(String fullName) {
        throw new UnsupportedOperationException("declaration only");
    }

    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException("declaration only");
    }
}
