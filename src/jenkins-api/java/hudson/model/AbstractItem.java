package hudson.model;

import java.io.File;
import java.io.IOException;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
@SuppressWarnings("unchecked")
public abstract class AbstractItem extends Actionable implements Item {
    @SuppressWarnings("rawtypes")
    protected AbstractItem(ItemGroup parent, String name) {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    @Exported
    public String getDisplayName() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public File getRootDir() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ItemGroup getParent() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public final String getUrl() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException("declaration only");
    }
}
