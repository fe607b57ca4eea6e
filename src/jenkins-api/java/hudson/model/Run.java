package hudson.model;

import hudson.EnvVars;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import java.util.List;
import jenkins.model.ArtifactManager;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements AccessControlled, PersistenceRoot {
    public static final Permission ARTIFACTS = Permission.READ;

    /** None without parameters, which the compiler would add. */
    protected Run(JobT job) throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }

    @Exported
    public Result getResult() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Exported
    public boolean isBuilding() {
        throw new UnsupportedOperationException("declaration only");
    }

    public List<Cause> getCauses() {
        throw new UnsupportedOperationException("declaration only");
    }

    public JobT getParent() {
        throw new UnsupportedOperationException("declaration only");
    }

    public final long getTimeInMillis() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Exported
    public long getDuration() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Exported
    public String getDescription() {
        throw new UnsupportedOperationException("declaration only");
    }

    public void setDescription(String description) throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }

    @Exported
    public String getFullDisplayName() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    @Exported
    public String getDisplayName() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Exported(visibility = 2)
    public int getNumber() {
        throw new UnsupportedOperationException("declaration only");
    }

    public RunT getPreviousBuild() {
        throw new UnsupportedOperationException("declaration only");
    }

    public String getUrl() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public File getRootDir() {
        throw new UnsupportedOperationException("declaration only");
    }

    public final synchronized ArtifactManager pickArtifactManager() throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("declaration only");
    }

    public String getExternalizableId() {
        throw new UnsupportedOperationException("declaration only");
    }
}
