package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import java.io.IOException;

public interface DynamicContext extends ExtensionPoint {
    interface DelegatedContext {
        <T> T get(Class<T> key) throws IOException, InterruptedException;
    }

    abstract class Typed<T> implements DynamicContext {
        protected abstract Class<T> type();

        protected abstract T get(DelegatedContext context) throws IOException, InterruptedException;
    }
}
