package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many questions of one kind, put to two processes of git at the same time: it answers them one after the other. */
final class Shares {
    private static final int PROCESSES = 2;

    private Shares() {}

    /** Answers some of the questions, in their order. */
    @FunctionalInterface
    interface Answering<Q, A> {
        List<A> answer(List<Q> questions) throws PortUnavailable, InterruptedException;
    }

    /** All answers, in the order of the questions. */
    static <Q, A> List<A> of(List<Q> questions, Answering<Q, A> answering)
            throws PortUnavailable, InterruptedException {
        int middle = (questions.size() + 1) / PROCESSES;
        List<A> all = new ArrayList<>(questions.size());
        List<Callable<List<A>>> halves = List.of(
                () -> answering.answer(questions.subList(0, middle)),
                () -> answering.answer(questions.subList(middle, questions.size())));
        for (List<A> half : atOnce(halves)) {
            all.addAll(half);
        }
        return all;
    }

    /** Does all of it at the same time, to the end; then the first failure is told. An interrupt of the caller ends all. */
    static <T> List<T> atOnce(List<Callable<T>> works) throws PortUnavailable, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(works)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PortUnavailable unavailable) {
                throw unavailable;
            }
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
