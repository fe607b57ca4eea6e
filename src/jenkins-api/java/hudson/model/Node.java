package hudson.model;

import hudson.FilePath;
import hudson.Launcher;
import hudson.remoting.VirtualChannel;
import hudson.security.AccessControlled;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Node extends AbstractModelObject implements AccessControlled {
    public abstract String getNodeName();

    public abstract Launcher createLauncher(TaskListener listener);

    public final Computer toComputer() {
        throw new UnsupportedOperationException("declaration only");
    }

    public final VirtualChannel getChannel() {
        throw new UnsupportedOperationException("declaration only");
    }

    public abstract FilePath getRootPath();
}
