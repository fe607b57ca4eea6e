package io.jenkins.plugins.aegis.step;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.model.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What the descriptors of the steps have in common; most work in a workspace.
 *
 * <p>Public, because the views of Jenkins call its methods by reflection.
 */
public abstract class ReleaseStepDescriptor extends StepDescriptor {
    private static final List<String> TOLD = List.of("version", "pullRequest", "only", "branch", "way");
    private static final Set<Object> EMPTY = Set.of("", false);
    private static final int LONGEST = 80;

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

    /**
     * What people leave empty in the form of the snippet generator is not given: it would hide the parameters of the build.
     * They can still write an empty text into the pipeline.
     */
    @Override
    public final Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        new ArrayList<>(form.keySet())
                .stream().filter(field -> EMPTY.contains(form.get(field))).forEach(form::remove);
        return super.newInstance(request, form);
    }

    /** What tells one use of the step from another, for those who look at a running pipeline. */
    @Override
    public String argumentsToString(Map<String, Object> namedArgs) {
        String told = TOLD.stream()
                .map(namedArgs::get)
                .filter(Objects::nonNull)
                .map(value -> Printable.of(value.toString().strip(), LONGEST))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return told.isEmpty() ? null : told;
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FilePath.class, Launcher.class);
    }
}
