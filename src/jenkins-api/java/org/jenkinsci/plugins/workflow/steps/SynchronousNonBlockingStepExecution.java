package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs off the calling thread, since the rehearsal executes the plugin's steps. */
public abstract class SynchronousNonBlockingStepExecution<T> extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, SynchronousNonBlockingStepExecution.class.getName());
        thread.setDaemon(true);
        return thread;
    });
    private transient volatile Future<?> task;
    private transient volatile Throwable stopCause;

    protected SynchronousNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    protected abstract T run() throws Exception;

    @Override
    public final boolean start() throws Exception {
        task = THREADS.submit(this::complete);
        return false;
    }

    private void complete() {
        try {
            getContext().onSuccess(run());
        } catch (Throwable failure) {
            if (stopCause == null) {
                getContext().onFailure(failure);
            } else {
                stopCause.addSuppressed(failure);
            }
        }
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        if (task != null) {
            stopCause = cause;
            task.cancel(true);
        }
        super.stop(cause);
    }

    @Override
    public void onResume() {
        throw new UnsupportedOperationException("declaration only");
    }

    @Override
    public String getStatus() {
        throw new UnsupportedOperationException("declaration only");
    }

    static synchronized ExecutorService getExecutorService() {
        return THREADS;
    }
}
