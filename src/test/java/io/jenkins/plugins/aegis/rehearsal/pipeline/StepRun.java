package io.jenkins.plugins.aegis.rehearsal.pipeline;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The context of one step of the plugin; it lives as long as the step, and is not persisted. */
final class StepRun extends StepContext {
    private static final long serialVersionUID = 1L;

    private final transient PipelineRuntime runtime;
    private final transient Scope scope;
    private final transient EnvVars variables;
    private final transient ConsoleListener console;
    private final transient CompletableFuture<Object> outcome = new CompletableFuture<>();

    StepRun(PipelineRuntime runtime) {
        this.runtime = runtime;
        this.scope = runtime.scope();
        this.variables = runtime.variables();
        this.console = new ConsoleListener(runtime.collaborators().listener(), scope.stage());
    }

    CompletableFuture<Object> outcome() {
        return outcome;
    }

    /** The step is over. */
    void end() {
        console.end();
    }

    @Override
    public <T> T get(Class<T> key) {
        if (key == EnvVars.class) {
            return key.cast(new EnvVars(variables));
        }
        T value = runtime.collaborators().host().get(key, scope.stage());
        return value == null && key == TaskListener.class ? key.cast(console) : value;
    }

    @Override
    public void onSuccess(Object result) {
        outcome.complete(result);
    }

    @Override
    public void onFailure(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return Futures.immediateFuture(null);
    }

    @Override
    public void setResult(Result result) {
        runtime.state().worsenExecution(result);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        throw new IllegalStateException("There is no body to invoke");
    }

    @Override
    public boolean hasBody() {
        return false;
    }

    @Override
    public boolean equals(Object o) {
        return this == o;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
