package org.jenkinsci.plugins.workflow.steps;

import java.util.concurrent.Future;

/** Runs off the calling thread, since the rehearsal executes the plugin's steps. */
public abstract class GeneralNonBlockingStepExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private transient volatile Future<?> task;
    private transient volatile Throwable stopCause;

    protected GeneralNonBlockingStepExecution(StepContext context) {
        super(context);
    }

    @FunctionalInterface
    protected interface Block {
        void run() throws Exception;
    }

    protected final void run(Block block) {
        if (stopCause == null) {
            task = SynchronousNonBlockingStepExecution.getExecutorService().submit(() -> complete(block));
        }
    }

    private void complete(Block block) {
        try {
            block.run();
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
        stopCause = cause;
        if (task != null) {
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
}
