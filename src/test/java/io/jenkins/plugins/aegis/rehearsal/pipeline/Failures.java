package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.AbortException;
import hudson.model.Result;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** What a failure means for a build, and how it reads. */
final class Failures {
    private Failures() {}

    /** The failure itself, out of what Groovy wraps around it. */
    static Throwable unwrapped(Throwable failure) {
        return failure instanceof InvokerInvocationException && failure.getCause() != null
                ? unwrapped(failure.getCause())
                : failure;
    }

    static Result result(Throwable failure) {
        return failure instanceof FlowInterruptedException interrupted ? interrupted.getResult() : Result.FAILURE;
    }

    /** Whether nobody may hold the failure up: an abort, not a mere failure in its clothes. */
    static boolean isInterruption(Throwable failure) {
        return failure instanceof FlowInterruptedException interrupted && interrupted.isActualInterruption();
    }

    /** For the console: the message of what is meant for users, the type too of what is not. */
    static String text(Throwable failure) {
        return failure instanceof AbortException || failure instanceof FlowInterruptedException
                ? failure.getMessage()
                : failure.toString();
    }

    /** Throws anything, declared or not; declared to return, so that callers can say {@code throw}. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException sneaky(Throwable failure) throws T {
        throw (T) failure;
    }
}
