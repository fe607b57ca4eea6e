package io.jenkins.plugins.aegis.concurrent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does things on threads of their own, each as soon as it may begin after what has ended so far.
 *
 * <p>That one failed is a way to end like any other; what an end means for those that wait is said by who asks. Where
 * several may begin and not all at once, the first of the given ones goes first.
 *
 * @param <T> what is done; no two are equal
 * @param <E> how it ended
 */
public final class InOrder<T, E> {
    private final Readiness<T, E> readiness;
    private final Work<T, E> work;
    private final List<T> waiting;
    private final Map<T, E> ended = new LinkedHashMap<>();

    private InOrder(List<T> all, Readiness<T, E> readiness, Work<T, E> work) {
        this.waiting = new ArrayList<>(all);
        this.readiness = readiness;
        this.work = work;
    }

    /** Asked on one thread, again after each end. */
    @FunctionalInterface
    public interface Readiness<T, E> {
        /** @param ended what has ended so far, in the order of the ends */
        boolean mayBegin(T each, Map<T, E> ended);
    }

    /** What is done with each; whatever is thrown but an interrupt is a bug, and ends all of them. */
    @FunctionalInterface
    public interface Work<T, E> {
        E perform(T each) throws InterruptedException;
    }

    /**
     * Does them until nothing runs and nothing may begin. An interrupt is passed on to all that run.
     *
     * @param most how many at once, at least 1
     * @return how each ended that was begun
     */
    public static <T, E> Map<T, E> run(int most, List<T> all, Readiness<T, E> readiness, Work<T, E> work)
            throws InterruptedException {
        if (all.isEmpty()) {
            return Map.of();
        }
        int threads = Math.min(most, all.size());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            InOrder<T, E> order = new InOrder<>(all, readiness, work);
            order.drive(threads, new ExecutorCompletionService<>(pool));
            return order.ended;
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void drive(int threads, CompletionService<Map.Entry<T, E>> pool) throws InterruptedException {
        int running = begin(threads, pool);
        while (running > 0) {
            try {
                Map.Entry<T, E> end = pool.take().get();
                ended.put(end.getKey(), end.getValue());
            } catch (ExecutionException e) {
                throw thrown(e.getCause());
            }
            running--;
            running += begin(threads - running, pool);
        }
    }

    /** Begins as many as there are free threads, so that nothing stands in a queue while the ends before it change. */
    private int begin(int free, CompletionService<Map.Entry<T, E>> pool) {
        int begun = 0;
        for (Iterator<T> each = waiting.iterator(); begun < free && each.hasNext(); ) {
            T next = each.next();
            if (readiness.mayBegin(next, Collections.unmodifiableMap(ended))) {
                each.remove();
                pool.submit(() -> Map.entry(next, work.perform(next)));
                begun++;
            }
        }
        return begun;
    }

    private static RuntimeException thrown(Throwable cause) throws InterruptedException {
        if (cause instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
