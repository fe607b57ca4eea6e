package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.io.IOException;
import java.io.Serializable;

/** What a step does once its ports are open; stored with the build while it runs, and done again after a restart. */
interface PortWork extends Serializable {
    /** The step's name in a pipeline. */
    String functionName();

    /** Whether it is part of a release, of which a repository has one at a time. */
    default boolean isOfRelease() {
        return false;
    }

    /**
     * Runs on a thread of its own and may block.
     *
     * @return the step's value in the pipeline; null for most
     */
    Object performWith(ReleasePorts ports) throws ReleaseRefused, PortUnavailable, IOException, InterruptedException;
}
