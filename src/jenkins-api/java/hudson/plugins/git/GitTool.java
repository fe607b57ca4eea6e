package hudson.plugins.git;

import hudson.EnvVars;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.tools.ToolInstallation;
import hudson.tools.ToolProperty;
import java.io.IOException;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;

public class GitTool extends ToolInstallation {
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public GitTool(String name, String home, List<? extends ToolProperty<?>> properties) {
        super(name, home, properties);
    }

    public String getGitExe() {
        throw new UnsupportedOperationException("declaration only");
    }

    public static GitTool getDefaultInstallation() {
        throw new UnsupportedOperationException("declaration only");
    }

    public GitTool forNode(Node node, TaskListener log) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public GitTool forEnvironment(EnvVars environment) {
        throw new UnsupportedOperationException("declaration only");
    }
}
