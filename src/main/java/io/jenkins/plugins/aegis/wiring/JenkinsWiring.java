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
