package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/**
 * One line of execution: the pipeline itself, or a parallel branch. It is interrupted where it waits, or, if it does
 * not wait, before its next step; once for each interruption, so that code may catch it, as on Jenkins.
 */
final class Branch {

    /** Something that a branch waits for and that can be told to end. */
    interface Stoppable {
        void stop(FlowInterruptedException cause) throws Exception;
    }

    private Scope scope;
    private Stoppable waiting;
    private FlowInterruptedException pending;

    Branch(Scope scope) {
        this.scope = scope;
    }

    synchronized Scope scope() {
        return scope;
    }

    synchronized void scope(Scope changed) {
        scope = changed;
    }

    /** Interrupts what runs, or what will run next. */
    void interrupt(FlowInterruptedException cause) {
        Stoppable target;
        synchronized (this) {
            target = waiting;
            if (target == null) {
                pending = cause;
            }
        }
        if (target != null) {
            stop(target, cause);
        }
    }

    /** Takes back an interruption that has not been delivered, since what it was meant for is over. */
    synchronized void forget(FlowInterruptedException cause) {
        if (pending == cause) {
            pending = null;
        }
    }

    /** @throws FlowInterruptedException if the branch was interrupted while it did not wait */
    synchronized void check() throws FlowInterruptedException {
        if (pending != null) {
            FlowInterruptedException cause = pending;
            pending = null;
            throw cause;
        }
    }

    /**
     * Waits for the outcome.
     *
     * @throws Exception the failure, as it was
     */
    Object await(CompletableFuture<?> outcome, Stoppable target) throws Exception {
        begin(outcome, target);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get();
                } catch (InterruptedException fromOutside) {
                    interrupted = true;
                    stop(target, new FlowInterruptedException(Result.ABORTED, true, new Interrupted()));
                } catch (ExecutionException failed) {
                    throw Failures.sneaky(failed.getCause());
                }
            }
        } finally {
            synchronized (this) {
                waiting = null;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** An interruption that came while nothing waited reaches what begins to wait now. */
    private void begin(CompletableFuture<?> outcome, Stoppable target) {
        FlowInterruptedException cause = null;
        synchronized (this) {
            waiting = target;
            if (!outcome.isDone()) {
                cause = pending;
                pending = null;
            }
        }
        if (cause != null) {
            stop(target, cause);
        }
    }

    private static void stop(Stoppable target, FlowInterruptedException cause) {
        try {
            target.stop(cause);
        } catch (Exception refused) {
            cause.addSuppressed(refused);
        }
    }

    /** The thread that runs the pipeline was interrupted. */
    private static final class Interrupted extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;

        @Override
        public String getShortDescription() {
            return "Interrupted";
        }
    }
}
