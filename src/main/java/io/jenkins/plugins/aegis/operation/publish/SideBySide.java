package io.jenkins.plugins.aegis.operation.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks several sources at the same time, so that the slowest one, not their number, decides how long it takes. */
public final class SideBySide {
    private static final int MOST = 8;

    private SideBySide() {}

    /** A question that waits for an answer from outside. */
    @FunctionalInterface
    public interface Question<T, A> {
        A ask(T of) throws InterruptedException;
    }

    /** @return key to answer, in the order of the given ones */
    public static <T, A> Map<String, A> ask(List<T> all, Function<T, String> key, Question<T, A> question)
            throws InterruptedException {
        Map<String, A> answers = new LinkedHashMap<>();
        if (all.isEmpty()) {
            return answers;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST, all.size()));
        try {
            Map<String, Future<A>> asked = new LinkedHashMap<>();
            all.forEach(each -> asked.put(key.apply(each), threads.submit(() -> question.ask(each))));
            for (Map.Entry<String, Future<A>> each : asked.entrySet()) {
                answers.put(each.getKey(), each.getValue().get());
            }
            return answers;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
