package io.jenkins.plugins.aegis.adapter.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/**
 * A question that another answer may lead to, asked while that other one is still awaited: both take as long as the slower
 * of them. An answer that settles it is kept for as long as this object lives; any other, and a failure, is asked again.
 */
public final class AskedAhead<T> {
    private final Question<T> question;
    private final Predicate<T> settles;
    private CompletableFuture<T> asked;

    /** What is asked. */
    @FunctionalInterface
    public interface Question<T> {
        /** @throws IOException if nothing is answered */
        T ask() throws IOException, InterruptedException;
    }

    public AskedAhead(Question<T> question, Predicate<T> settles) {
        this.question = question;
        this.settles = settles;
    }

    /** Asks, unless an answer is there or awaited; returns at once. */
    public synchronized void begin() {
        boolean useless =
                asked == null || asked.isCompletedExceptionally() || asked.isDone() && !settles.test(asked.join());
        if (useless) {
            asked = start();
        }
    }

    /** Awaits the answer. */
    public T answer() throws IOException, InterruptedException {
        CompletableFuture<T> awaited;
        synchronized (this) {
            begin();
            awaited = asked;
        }
        try {
            return awaited.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private CompletableFuture<T> start() {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> ask(answer), "asks ahead");
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private void ask(CompletableFuture<T> answer) {
        try {
            answer.complete(question.ask());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(new InterruptedIOException("interrupted while asking"));
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
