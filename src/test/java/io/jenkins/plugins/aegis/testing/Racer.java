package io.jenkins.plugins.aegis.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One of those that race: a thread that stops at a point of its way that was chosen before, so that the order of what two
 * of them do to the world is chosen, and not left to luck.
 *
 * <p>Its points are wherever it comes to {@link #point()}, which it does before all that others can notice, or that tells
 * it about others. While it stands still none of its threads passes a point.
 */
public final class Racer {
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Semaphore standing = new Semaphore(0);
    private final Semaphore goOn = new Semaphore(0);
    private final int stop;
    private int points;
    private FutureTask<String> way;

    /** @param stop the number of the point to stop at; beyond the last one it does not stop */
    public Racer(int stop) {
        this.stop = stop;
    }

    /** Passes a point, or stops there. */
    public void point() {
        oneAtATime.lock();
        try {
            points++;
            if (points == stop) {
                standing.release();
                goOn.acquireUninterruptibly();
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    /** How many points there were so far. */
    public int points() {
        return points;
    }

    /** Goes its way up to where it stops, or to the end. */
    public Racer begin(Callable<String> whole) throws InterruptedException {
        way = new FutureTask<>(whole) {
            @Override
            protected void done() {
                standing.release();
            }
        };
        Thread thread = new Thread(way, "racer");
        thread.setDaemon(true);
        thread.start();
        standing.acquire();
        return this;
    }

    /** Goes on to the end; answers what it came to. */
    public String finish() throws InterruptedException {
        goOn.release();
        try {
            return way.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
