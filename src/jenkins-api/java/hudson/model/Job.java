package hudson.model;

import org.kohsuke.stapler.export.Exported;

@SuppressWarnings("unchecked")
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    @SuppressWarnings("rawtypes")
    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }

    public final RunT getNearestOldBuild(int n) {
        throw new UnsupportedOperationException("declaration only");
    }

    @SuppressWarnings("rawtypes")
    public <T extends JobProperty> T getProperty(Class<T> clazz) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Exported
    public RunT getLastBuild() {
        throw new UnsupportedOperationException("declaration only");
    }
}
