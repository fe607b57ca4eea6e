package io.jenkins.plugins.aegis.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands before a server on loopback; requests of one kind come to grief as long as they are told to. */
public final class FaultyProxy implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION = headers(
            "Connection", "Content-Length", "Expect", "Host", "Upgrade", "Transfer-Encoding", "Accept-Encoding");

    private final URI target;
    private final Pattern kind;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Optional<Fault> fault = Optional.empty();

    /**
     * @param target any address of the server
     * @param kind which requests it is about, {@code METHOD /path}
     */
    public FaultyProxy(URI target, String kind) throws IOException {
        this.target = URI.create(target.getScheme() + "://" + target.getAuthority());
        this.kind = Pattern.compile(kind);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private static Set<String> headers(String... names) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(Set.of(names));
        return all;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, until {@link #mend}; counts from zero. */
    public void fail(Fault how) {
        seen.set(0);
        taken.set(0);
        fault = Optional.of(how);
    }

    public void mend() {
        fault = Optional.empty();
    }

    /** Requests of the kind that arrived since the last fault began. */
    public int seen() {
        return seen.get();
    }

    /** Of these, the ones that the server behind it took. */
    public int taken() {
        return taken.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try (exchange) {
            boolean ofTheKind = kind.matcher(request).matches();
            if (ofTheKind) {
                seen.incrementAndGet();
            }
            if (ofTheKind && fault.isPresent()) {
                perform(fault.get(), exchange, body);
            } else {
                send(exchange, forward(exchange, body, ofTheKind));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(Fault each, HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        if (each.isTaken()) {
            forward(exchange, body, true);
        }
        switch (each) {
            case SERVER_ERROR -> say(exchange, 500, "application/json", "{\"message\":\"out of order\"}");
            case FORBIDDEN -> say(exchange, 403, "application/json", "{\"message\":\"not by you\"}");
            case TOO_MANY_REQUESTS -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                say(exchange, 429, "application/json", "{\"message\":\"slow down\"}");
            }
            case BAD_GATEWAY_BEFORE, BAD_GATEWAY_AFTER ->
                say(exchange, 502, "text/html", "<html><title>502 Bad Gateway</title></html>");
            case RESET_BEFORE, RESET_AFTER -> throw new IOException("hung up as told");
            case HANG -> closing.await();
        }
    }

    private static void say(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body, boolean ofTheKind)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (ofTheKind && response.statusCode() < 300) {
            taken.incrementAndGet();
        }
        return response;
    }

    /** Addresses of the server in its JSON become those of this one, so that nobody goes around it. */
    private void send(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] bytes = response.body();
        if (response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")) {
            bytes = new String(bytes, StandardCharsets.UTF_8)
                    .replace(target.toString(), base().toString())
                    .getBytes(StandardCharsets.UTF_8);
        }
        exchange.sendResponseHeaders(response.statusCode(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
