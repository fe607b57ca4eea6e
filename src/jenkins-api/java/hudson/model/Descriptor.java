package hudson.model;

import jenkins.model.Loadable;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable {
    public final transient Class<? extends T> clazz;

    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz == self() ? selfType() : clazz;
    }

    protected Descriptor() {
        this.clazz = enclosingType();
    }

    @SuppressWarnings("unchecked")
    private Class<? extends T> selfType() {
        return (Class<? extends T>) getClass();
    }

    @SuppressWarnings("unchecked")
    private Class<? extends T> enclosingType() {
        return (Class<? extends T>) getClass().getEnclosingClass();
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    public T newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        throw new UnsupportedOperationException("declaration only");
    }

    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        throw new UnsupportedOperationException("declaration only");
    }

    /** Does nothing here: what a configuration object keeps is kept by Jenkins. */
    @Override
    public synchronized void save() {}
    /** Does nothing here, as {@link #save()}. */
    @Override
    public synchronized void load() {}

    @SuppressWarnings("rawtypes")
    protected static Class self() {
        return Self.class;
    }

    public static final class Self {
        private Self() {}
    }

    public static final class FormException extends Exception implements HttpResponse {
        private static final long serialVersionUID = 1L;
        private final String formField;

        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }
    }
}
