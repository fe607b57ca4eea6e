package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.Arguments;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepShape;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Calls steps: binds their arguments, starts them, and waits for their outcome. */
final class StepInvoker {
    private static final Set<Class<?>> ON_NODE = Set.of(FilePath.class, Launcher.class, Computer.class, Node.class);
    private static final Set<Class<?>> ALWAYS = Set.of(EnvVars.class, TaskListener.class);

    private final PipelineRuntime runtime;
    private final StepCatalog catalog;

    StepInvoker(PipelineRuntime runtime) {
        this.runtime = runtime;
        this.catalog = runtime.collaborators().catalog();
    }

    Object invoke(String name, int line, Object... given) throws Exception {
        runtime.branch().check();
        StageInfo where = runtime.scope().stage();
        PipelineListener listener = runtime.collaborators().listener();
        listener.stepStarted(where, name, line);
        long start = System.nanoTime();
        Throwable failure = null;
        try {
            return run(name, line, given);
        } catch (Throwable thrown) {
            failure = Failures.unwrapped(thrown);
            throw Failures.sneaky(failure);
        } finally {
            listener.stepFinished(
                    where, name, Duration.ofNanos(System.nanoTime() - start), Optional.ofNullable(failure));
        }
    }

    private Object run(String name, int line, Object... given) throws Exception {
        Optional<BuiltInStep> builtIn = catalog.builtIn(name);
        try {
            StepShape shape = catalog.step(name).orElseThrow();
            Arguments arguments = Arguments.of(shape, given);
            if (builtIn.isEmpty()) {
                return plugin(name, arguments);
            }
            arguments.named().keySet().stream()
                    .map(shape::refusalOf)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(refusal -> {
                        throw new BindingException(refusal);
                    });
            return builtIn.get().run(new StepCall(runtime, builtIn.get(), arguments));
        } catch (BindingException misfit) {
            throw misfit.getMessage().startsWith("Jenkinsfile:")
                    ? misfit
                    : new BindingException("Jenkinsfile:" + line + ": " + misfit.getMessage(), misfit.getCause());
        }
    }

    private Object plugin(String name, Arguments arguments) throws Exception {
        StepRun context = new StepRun(runtime);
        require(catalog.descriptor(name).orElseThrow());
        try {
            return run(name, context, catalog.bind(name, arguments.named()).start(context));
        } finally {
            context.end();
        }
    }

    private Object run(String name, StepRun context, StepExecution execution) throws Exception {
        boolean finished = execution.start();
        if (finished && !context.outcome().isDone()) {
            throw new IllegalStateException("Step " + name + " said that it was done, but reported no outcome");
        }
        return runtime.branch().await(context.outcome(), execution::stop);
    }

    private void require(StepDescriptor descriptor) throws MissingContextVariableException {
        StageInfo where = runtime.scope().stage();
        for (Class<?> type : descriptor.getRequiredContext()) {
            if (ON_NODE.contains(type) && !where.hasNode()) {
                throw new IllegalStateException(
                        "Step %s requires a node context, and no agent is allocated in stage \"%s\""
                                .formatted(descriptor.getFunctionName(), where.name()));
            }
            if (!ALWAYS.contains(type) && !runtime.collaborators().host().provides(type, where)) {
                throw new MissingContextVariableException(type, descriptor);
            }
        }
    }
}
