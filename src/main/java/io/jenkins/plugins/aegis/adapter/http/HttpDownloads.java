package io.jenkins.plugins.aegis.adapter.http;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Downloads that end by a deadline, body included, and take no more than they may.
 *
 * <p>Redirections are followed, never from https to http; a credential goes to the first origin only. A server that is
 * too busy is asked again as the {@link RetryPolicy} says; the deadline is that of each exchange.
 */
public final class HttpDownloads {
    private static final int MOST_REDIRECTIONS = 5;
    private static final Sink NOTHING = (status, chunk) -> false;

    private final HttpClient client;
    private final Duration deadline;
    private final RetryPolicy retries;

    /** @param client one that follows no redirections itself */
    public HttpDownloads(HttpClient client, Duration deadline) {
        this(client, deadline, RetryPolicy.DEFAULT);
    }

    private HttpDownloads(HttpClient client, Duration deadline, RetryPolicy retries) {
        this.client = client;
        this.deadline = deadline;
        this.retries = retries;
    }

    /** With ten seconds to connect and that long for each exchange. */
    public static HttpDownloads within(Duration deadline) {
        return new HttpDownloads(
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build(),
                deadline);
    }

    /** The same with another patience. */
    public HttpDownloads with(RetryPolicy other) {
        return new HttpDownloads(client, deadline, other);
    }

    /** An answer, of whatever status. */
    public record Reply(int status, Optional<String> contentType, byte[] body) {}

    /** @throws IOException if nothing is answered in time, or more than {@code mostBytes} */
    public Reply get(URI uri, Map<String, String> headers, int mostBytes) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean[] tooLarge = {false};
        HttpResponse<Void> response = follow(uri, headers, (status, chunk) -> {
            tooLarge[0] |= body.size() + chunk.length > mostBytes;
            if (!tooLarge[0]) {
                body.writeBytes(chunk);
            }
            return !tooLarge[0];
        });
        if (tooLarge[0]) {
            throw new IOException("GET " + uri.getPath() + " answered more than " + mostBytes + " bytes");
        }
        return reply(response, body);
    }

    /** At least that much of the beginning if there is more, without waiting for the rest. */
    public Reply beginning(URI uri, Map<String, String> headers, int bytes) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpResponse<Void> response = follow(uri, headers, (status, chunk) -> {
            body.writeBytes(chunk);
            return body.size() < bytes;
        });
        return reply(response, body);
    }

    private static Reply reply(HttpResponse<Void> response, ByteArrayOutputStream body) {
        return new Reply(response.statusCode(), response.headers().firstValue("Content-Type"), body.toByteArray());
    }

    /**
     * Digest of the bytes, which are not kept.
     *
     * @throws DownloadRefused if the answer is not 200
     */
    public Digest digest(URI uri, Map<String, String> headers, Digest.Algorithm algorithm)
            throws IOException, InterruptedException {
        MessageDigest digest = algorithm.start();
        HttpResponse<Void> response = follow(uri, headers, (status, chunk) -> {
            if (status == 200) {
                digest.update(chunk);
            }
            return status == 200;
        });
        if (response.statusCode() != 200) {
            throw new DownloadRefused(uri, response.statusCode());
        }
        return new Digest(algorithm, HexFormat.of().formatHex(digest.digest()));
    }

    /** Takes a piece of the body of an answer that is no redirection, and tells whether it wants another one. */
    @FunctionalInterface
    private interface Sink {
        boolean take(int status, byte[] chunk);
    }

    private HttpResponse<Void> follow(URI uri, Map<String, String> headers, Sink sink)
            throws IOException, InterruptedException {
        URI at = uri;
        for (int redirections = 0; redirections <= MOST_REDIRECTIONS; redirections++) {
            HttpResponse<Void> response = patiently(request(at, headers, uri), sink);
            Optional<String> location = response.headers().firstValue("Location");
            if (!isRedirection(response.statusCode()) || location.isEmpty()) {
                return response;
            }
            URI next = target(at, location.get());
            if (at.getScheme().equals("https") && !"https".equals(next.getScheme())) {
                throw new IOException("GET " + at.getPath() + " leads from https to " + next.getScheme());
            }
            at = next;
        }
        throw new IOException("GET " + uri.getPath() + " was redirected too often");
    }

    /** What a busy server says beside its status is not handed on, unless it is its last word. */
    private HttpResponse<Void> patiently(HttpRequest request, Sink sink) throws IOException, InterruptedException {
        RetryPolicy.Spent spent = RetryPolicy.Spent.NOTHING;
        while (true) {
            RetryPolicy.Spent before = spent;
            AtomicReference<Optional<Duration>> pause = new AtomicReference<>(Optional.empty());
            HttpResponse<Void> response = exchange(request, info -> {
                pause.set(retries.pause(
                        info.statusCode(), info.headers().firstValue("Retry-After"), before, Instant.now()));
                return pause.get().isEmpty() ? sink : NOTHING;
            });
            if (pause.get().isEmpty()) {
                return response;
            }
            Thread.sleep(pause.get().get().toMillis());
            spent = spent.and(pause.get().get());
        }
    }

    /** Where an answer leads to; the client throws at what is no address. */
    private static URI target(URI at, String location) throws IOException {
        try {
            URI next = at.resolve(location);
            if (next.getHost() != null && String.valueOf(next.getScheme()).matches("https?")) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            // Told below: its message quotes what was answered.
        }
        throw new IOException(
                "GET " + at.getPath() + " leads to \"" + Printable.of(location, 200) + "\", which is no" + " address");
    }

    private static HttpRequest request(URI at, Map<String, String> headers, URI first) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at);
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Authorization") || isSameOrigin(at, first)) {
                request.header(name, value);
            }
        });
        return request.build();
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme()) && one.getAuthority().equals(other.getAuthority());
    }

    private static boolean isRedirection(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** The client's own timeout ends with the headers, which is why the whole exchange is awaited here. */
    private HttpResponse<Void> exchange(HttpRequest request, Function<HttpResponse.ResponseInfo, Sink> sinks)
            throws IOException, InterruptedException {
        AtomicReference<Optional<ChunkSubscriber>> body = new AtomicReference<>(Optional.empty());
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, info -> {
            Sink sink = sinks.apply(info);
            ChunkSubscriber taking = new ChunkSubscriber(
                    chunk -> isRedirection(info.statusCode()) || sink.take(info.statusCode(), chunk));
            body.set(Optional.of(taking));
            return taking;
        });
        try {
            return exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(
                    "GET " + request.uri().getPath() + ": no complete answer within " + deadline.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IOException("GET " + request.uri().getPath() + ": " + e.getCause(), e.getCause());
        } finally {
            exchange.cancel(true);
            body.get().ifPresent(ChunkSubscriber::release);
        }
    }
}
