package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;

/** Runs the checks of the descriptor on the machine that builds. */
public interface CheckRunner {
    /**
     * Runs the check to its end; that it fails, cannot be started or takes too long is an answer like any other.
     *
     * @param checkout of the commit that is checked, of this check alone
     */
    CheckRun run(Workspace checkout, ReleaseCheck check) throws InterruptedException;

    /**
     * @param summary for people: why it failed; empty if it passed
     * @param log what its commands printed
     */
    record CheckRun(boolean passed, String summary, String log) {}
}
