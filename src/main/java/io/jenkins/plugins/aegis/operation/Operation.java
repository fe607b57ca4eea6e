package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ReleasePorts;

/**
 * One verb of a release: observes, then decides; acting is the runner's.
 *
 * @param <F> the facts
 */
public interface Operation<F> {
    /** Reads everything that the decision needs; writes nothing. */
    F observe(ReleasePorts ports) throws InterruptedException;

    /** Whether it only judges: looking again is the whole of it, so that it never is done already. */
    default boolean isJudgement() {
        return false;
    }

    /** Decides from the facts alone: no clock, randomness, environment, logging or port. */
    Plan decide(F facts);
}
