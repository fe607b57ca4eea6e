package io.jenkins.plugins.aegis.rehearsal.pipeline;

import java.util.concurrent.Callable;

/** Repeats what fails, up to a number of attempts; an abort is never repeated. */
final class Retry {
    private final PipelineRuntime runtime;

    Retry(PipelineRuntime runtime) {
        this.runtime = runtime;
    }

    <T> T run(int attempts, Callable<T> work) throws Exception {
        for (int left = attempts; ; left--) {
            try {
                return work.call();
            } catch (Throwable thrown) {
                Throwable failure = Failures.unwrapped(thrown);
                if (left <= 1 || Failures.isInterruption(failure)) {
                    throw Failures.sneaky(failure);
                }
                runtime.log("ERROR: " + Failures.text(failure));
                runtime.log("Retrying");
            }
        }
    }
}
