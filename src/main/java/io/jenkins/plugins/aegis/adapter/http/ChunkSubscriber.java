package io.jenkins.plugins.aegis.adapter.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Hands a body on piece by piece until it ends or enough was taken; then no more is asked for, and {@link #release}
 * gives up the connection of the unread rest.
 */
final class ChunkSubscriber implements BodySubscriber<Void> {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final AtomicReference<Subscription> subscription = new AtomicReference<>();
    private final Predicate<byte[]> wantsMore;

    /** @param wantsMore takes a piece and tells whether it wants another one */
    ChunkSubscriber(Predicate<byte[]> wantsMore) {
        this.wantsMore = wantsMore;
    }

    /** To be called once the answer was handed over: HTTP/2 makes a stream's cancellation the answer's failure. */
    void release() {
        Optional.ofNullable(subscription.get()).ifPresent(Subscription::cancel);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription.set(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            if (!end.isDone() && !wantsMore.test(bytes)) {
                end.complete(null);
            }
        }
        if (!end.isDone()) {
            subscription.get().request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return end;
    }
}
