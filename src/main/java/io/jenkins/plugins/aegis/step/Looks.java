package io.jenkins.plugins.aegis.step;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;

/**
 * The looks of a build that waits, one after the other.
 *
 * <p>Jenkins' timer, which all of Jenkins shares, only says when. A look may take as long as a forge is silent, so that it
 * has one of a few threads that all waiting builds share, and that end when nobody looks.
 */
final class Looks {
    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 20;
    private static final ExecutorService LOOKING = looking();

    private Future<?> pending;
    private boolean over;

    private static ExecutorService looking() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), look -> {
                    Thread thread = new Thread(look, "Aegis Release: looking at pull requests");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Looks once after that time, unless the waiting is over. */
    synchronized void schedule(Runnable look, Duration pause) {
        if (!over) {
            pending = Timer.get().schedule(() -> begin(look), pause.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private synchronized void begin(Runnable look) {
        if (!over) {
            pending = LOOKING.submit(look);
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Interrupts a look that goes on; there will be no other. */
    synchronized void end() {
        over = true;
        if (pending != null) {
            pending.cancel(true);
        }
    }
}
