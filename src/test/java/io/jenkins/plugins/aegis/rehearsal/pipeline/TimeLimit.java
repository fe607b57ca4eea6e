package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Runs something for a limited time: when it is over, what runs is interrupted, which aborts the build. */
final class TimeLimit {
    private final PipelineRuntime runtime;

    TimeLimit(PipelineRuntime runtime) {
        this.runtime = runtime;
    }

    <T> T run(Duration limit, Callable<T> work) throws Exception {
        Branch branch = runtime.branch();
        FlowInterruptedException exceeded = new FlowInterruptedException(Result.ABORTED, true, new Exceeded());
        CompletableFuture<Void> over = new CompletableFuture<>();
        over.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> alarm = over.thenRun(() -> branch.interrupt(exceeded));
        try {
            return work.call();
        } finally {
            alarm.cancel(false);
            over.cancel(false);
            branch.forget(exceeded);
        }
    }

    /** The time is over. */
    private static final class Exceeded extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Timeout has been exceeded";
        }
    }
}
