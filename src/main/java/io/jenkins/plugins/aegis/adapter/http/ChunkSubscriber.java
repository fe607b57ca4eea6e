package io.jenkins.plugins.aegis.adapter.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Predicate;

/** Hands a body on piece by piece until it ends or enough was taken; the connection of an unread rest is given up. */
final class ChunkSubscriber implements BodySubscriber<Void> {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Predicate<byte[]> wantsMore;
    private Subscription subscription;

    /** @param wantsMore takes a piece and tells whether it wants another one */
    ChunkSubscriber(Predicate<byte[]> wantsMore) {
        this.wantsMore = wantsMore;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        for (ByteBuffer piece : pieces) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            if (!end.isDone() && !wantsMore.test(bytes)) {
                subscription.cancel();
                end.complete(null);
            }
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
