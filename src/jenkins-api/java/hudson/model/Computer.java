package hudson.model;

import hudson.EnvVars;
import hudson.security.AccessControlled;
import java.io.IOException;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Computer extends Actionable implements AccessControlled {
    protected Computer(Node node) {
        throw new UnsupportedOperationException("declaration only");
    }

    public String getName() {
        throw new UnsupportedOperationException("declaration only");
    }

    public Node getNode() {
        throw new UnsupportedOperationException("declaration only");
    }

    public EnvVars buildEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }
}
