package io.jenkins.plugins.aegis.concurrent;

import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Does several things at the same time, so that the slowest one, not their number, decides how long it takes.
 *
 * <p>All of them end, whatever happens to one; then the first failure is told, in the order of what was given, with the
 * others suppressed. An interrupt ends all of them.
 */
public final class SideBySide {
    private static final int MOST_QUESTIONS = 8;

    private SideBySide() {}

    /** A question that waits for an answer from outside; what it cannot find out is part of its answer. */
    @FunctionalInterface
    public interface Question<T, A> {
        A ask(T of) throws InterruptedException;
    }

    /** One question by itself; what it cannot find out is part of its answer. */
    @FunctionalInterface
    public interface Look<A> {
        A look() throws InterruptedException;
    }

    /** One question by itself that may fail. */
    @FunctionalInterface
    public interface Inquiry<A> {
        A ask() throws PortUnavailable, InterruptedException;
    }

    /** Something that may fail. */
    @FunctionalInterface
    public interface Task<T> {
        void perform(T of) throws PortUnavailable, InterruptedException;
    }

    /** The answers to two questions of different kinds. */
    public record Both<A, B>(A one, B other) {}

    /** @return key to answer, in the order of the given ones */
    public static <T, K, A> Map<K, A> ask(List<T> all, Function<T, K> key, Question<T, A> question)
            throws InterruptedException {
        List<Inquiry<A>> calls = new ArrayList<>();
        all.forEach(each -> calls.add(() -> question.ask(each)));
        List<A> answers;
        try {
            answers = call(MOST_QUESTIONS, calls);
        } catch (PortUnavailable e) {
            throw new IllegalStateException("no question fails so", e);
        }
        Map<K, A> answered = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            answered.put(key.apply(all.get(i)), answers.get(i));
        }
        return answered;
    }

    /** Asks two questions of different kinds. */
    public static <A, B> Both<A, B> ask(Look<A> one, Look<B> other) throws InterruptedException {
        FutureTask<A> first = new FutureTask<>(one::look);
        FutureTask<B> second = new FutureTask<>(other::look);
        run(2, List.of(first, second));
        try {
            return new Both<>(
                    await(List.of(first)).get(0), await(List.of(second)).get(0));
        } catch (PortUnavailable e) {
            throw new IllegalStateException("no question fails so", e);
        }
    }

    /**
     * @return the answers, in the order of the questions
     * @throws PortUnavailable if that was the first failure
     */
    public static <A> List<A> inquire(List<Inquiry<A>> all) throws PortUnavailable, InterruptedException {
        return call(all.size(), all);
    }

    /**
     * @param most how many at once
     * @throws PortUnavailable if that was the first failure
     */
    public static <T> void perform(int most, List<T> all, Task<T> task) throws PortUnavailable, InterruptedException {
        List<Inquiry<Boolean>> calls = new ArrayList<>();
        for (T each : all) {
            calls.add(() -> {
                task.perform(each);
                return true;
            });
        }
        call(most, calls);
    }

    private static <A> List<A> call(int most, List<Inquiry<A>> calls) throws PortUnavailable, InterruptedException {
        List<FutureTask<A>> tasks =
                calls.stream().map(call -> new FutureTask<>(call::ask)).toList();
        run(most, tasks);
        return await(tasks);
    }

    private static void run(int most, List<? extends FutureTask<?>> tasks) throws InterruptedException {
        InOrder.run(most, tasks, (task, ended) -> true, task -> {
            task.run();
            return task.isDone();
        });
    }

    private static <A> List<A> await(List<FutureTask<A>> tasks) throws PortUnavailable, InterruptedException {
        List<A> answers = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (FutureTask<A> each : tasks) {
            try {
                answers.add(each.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        if (!failures.isEmpty()) {
            Throwable first = failures.get(0);
            failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
            throwAsItIs(first);
        }
        return answers;
    }

    private static void throwAsItIs(Throwable failure) throws PortUnavailable, InterruptedException {
        if (failure instanceof PortUnavailable unavailable) {
            throw unavailable;
        }
        if (failure instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
