package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import java.util.List;
import java.util.Optional;

/**
 * How a build of the Jenkinsfile ended.
 *
 * @param stages in the order in which they finished
 * @param error the first failure, if any; a rejected input and a timeout are a
 *     {@link org.jenkinsci.plugins.workflow.steps.FlowInterruptedException}
 */
public record PipelineOutcome(Result result, List<StageOutcome> stages, Optional<Throwable> error) {
    public PipelineOutcome {
        stages = List.copyOf(stages);
    }

    /** The stage of that name. */
    public Optional<StageOutcome> stage(String name) {
        return stages.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
