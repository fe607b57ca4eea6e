package io.jenkins.plugins.aegis.wiring;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Offers each step of a pipeline the ports of its build. */
@Extension
public final class JenkinsWiring extends DynamicContext.Typed<ReleaseWiring> {
    @Override
    protected Class<ReleaseWiring> type() {
        return ReleaseWiring.class;
    }

    @Override
    protected ReleaseWiring get(DelegatedContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        TaskListener listener = context.get(TaskListener.class);
        if (run == null || listener == null) {
            return null;
        }
        return new BuildWiring(run, listener, agent(context, run, listener));
    }

    /**
     * The ports of a step that stands in no block, such as at the top of a scripted pipeline: there Jenkins asks nobody for
     * what it does not know itself.
     *
     * @return null if the context is not that of a build
     */
    public static ReleaseWiring outsideOfBlocks(StepContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        TaskListener listener = context.get(TaskListener.class);
        return run == null || listener == null ? null : new BuildWiring(run, listener, Optional.empty());
    }

    private static Optional<BuildAgent> agent(DelegatedContext context, Run<?, ?> run, TaskListener listener)
            throws IOException, InterruptedException {
        FilePath workspace = context.get(FilePath.class);
        Launcher launcher = context.get(Launcher.class);
        if (workspace == null || launcher == null) {
            return Optional.empty();
        }
        EnvVars environment = context.get(EnvVars.class);
        return Optional.of(new BuildAgent(
                workspace, launcher, environment == null ? run.getEnvironment(listener) : environment, listener));
    }
}
