package io.jenkins.plugins.aegis.rehearsal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that this process is asked to end (Ctrl-C, SIGTERM), and holds its end up until what is open was closed; made
 * before that, and closed after it.
 */
final class EndOfProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "end-of-process");

    private EndOfProcess() {}

    static EndOfProcess watched() {
        EndOfProcess end = new EndOfProcess();
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    void await() throws InterruptedException {
        asked.await();
    }

    private void end() {
        asked.countDown();
        try {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (asked.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
