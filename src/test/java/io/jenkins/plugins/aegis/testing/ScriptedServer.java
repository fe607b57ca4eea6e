package io.jenkins.plugins.aegis.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on loopback that answers as it is told, rightly or wrongly.
 *
 * <p>Requests go by {@code METHOD /path}, without query. Answers to one request are used up in order, the last one
 * stays; what was not told is 404 with a JSON error.
 */
public final class ScriptedServer implements AutoCloseable {
    /** An answer, or what is done in place of one. */
    @FunctionalInterface
    public interface Reply {
        void send(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    public ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next answer to that request. */
    public ScriptedServer on(String request, Reply reply) {
        replies.computeIfAbsent(request, each -> new ArrayDeque<>()).add(reply);
        return this;
    }

    public ScriptedServer on(String request, int status, String body) {
        return on(request, reply(status, body, Map.of()));
    }

    public static Reply reply(int status, String body, Map<String, String> headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Says that more will come, and is silent until the server is closed. */
    public Reply silence() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            closing.await();
        };
    }

    /** Closes the connection without an answer. */
    public static Reply hangUp() {
        return exchange -> {
            throw new IOException("hung up as told");
        };
    }

    /** Every request, {@code METHOD /path?query}, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What each request carried, as UTF-8; empty where it carried nothing. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** The authorization of each request that had one. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        }
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try (exchange) {
            next(request.replaceAll("[?].*", "")).send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply next(String request) {
        Deque<Reply> told = replies.get(request);
        if (told == null) {
            return reply(404, "{\"message\":\"Not Found\",\"error\":\"Not found\"}", Map.of());
        }
        synchronized (told) {
            return told.size() > 1 ? told.remove() : told.element();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
