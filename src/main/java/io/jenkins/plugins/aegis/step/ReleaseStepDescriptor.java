package io.jenkins.plugins.aegis.step;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/**
 * What the descriptors of the steps have in common; most work in a workspace.
 *
 * <p>Public, because the views of Jenkins call its methods by reflection.
 */
public abstract class ReleaseStepDescriptor extends StepDescriptor {
    private final String functionName;
    private final String displayName;

    ReleaseStepDescriptor(String functionName, String displayName) {
        this.functionName = functionName;
        this.displayName = displayName;
    }

    @Override
    public final String getFunctionName() {
        return functionName;
    }

    @Override
    public final String getDisplayName() {
        return displayName;
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FilePath.class, Launcher.class);
    }
}
