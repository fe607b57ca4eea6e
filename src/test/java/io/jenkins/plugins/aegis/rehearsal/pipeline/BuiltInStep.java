package io.jenkins.plugins.aegis.rehearsal.pipeline;

import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepShape;

/** A step that the runner itself offers, as Jenkins' basic steps are offered by other plugins. */
public interface BuiltInStep {

    /** Its name and parameters. */
    StepShape shape();

    /** Does it, on the calling thread; the value is the step's. */
    Object run(StepCall call) throws Exception;
}
