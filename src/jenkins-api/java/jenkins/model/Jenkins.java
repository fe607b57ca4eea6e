package jenkins.model;

import hudson.ProxyConfiguration;
import hudson.model.AbstractModelObject;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import org.kohsuke.stapler.export.ExportedBean;

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

    public ProxyConfiguration getProxy() {
        throw new UnsupportedOperationException("declaration only");
    }

    public String getRootUrl() throws IllegalStateException {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException("declaration only");
    }
}
