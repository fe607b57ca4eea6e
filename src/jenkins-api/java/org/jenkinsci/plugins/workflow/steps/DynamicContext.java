package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import java.io.IOException;

public interface DynamicContext extends ExtensionPoint {
    <T> T get(Class<T> key, DelegatedContext context) throws IOException, InterruptedException;

    interface DelegatedContext {
        <T> T get(Class<T> key) throws IOException, InterruptedException;
    }

    abstract class Typed<T> implements DynamicContext {
        protected abstract Class<T> type();

        protected abstract T get(DelegatedContext context) throws IOException, InterruptedException;

        @Override
        public final <U> U get(Class<U> key, DelegatedContext context) throws IOException, InterruptedException {
            boolean related = key.isAssignableFrom(type()) || type().isAssignableFrom(key);
            T value = related ? get(context) : null;
            return key.isInstance(value) ? key.cast(value) : null;
        }
    }
}
