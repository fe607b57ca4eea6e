package io.jenkins.plugins.aegis.rehearsal.python;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A Python package index on loopback, for pip and twine; what is published stays in its directory, from where the next
 * one goes on. Port and token differ from start to start unless they are to last.
 */
public final class PythonIndexServer implements AutoCloseable {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(PythonIndexServer::daemon);
    private final IndexStorage storage;
    private final SimplePages pages;
    private final Uploads uploads;
    private final String token;
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Supplier<Runnable> uploadWatch = () -> () -> {};

    private PythonIndexServer(Path directory, String token, int port) throws IOException {
        this.token = token;
        this.storage = new IndexStorage(directory.resolve("files"));
        this.pages = new SimplePages(storage);
        this.uploads = new Uploads(storage, token);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** @param directory of this index alone */
    public static PythonIndexServer start(Path directory) throws IOException {
        return new PythonIndexServer(Files.createDirectories(directory), IndexToken.fresh(), 0);
    }

    /**
     * The same, but those who know address and token of an earlier index on this directory go on with them.
     *
     * @throws IOException if the port of the last time is taken
     */
    public static PythonIndexServer startLasting(Path directory) throws IOException {
        Path last = Files.createDirectories(directory).resolve("port");
        int port = Files.exists(last) ? Integer.parseInt(Files.readString(last).strip()) : 0;
        try {
            PythonIndexServer started = new PythonIndexServer(directory, IndexToken.lasting(directory), port);
            Files.writeString(last, started.index().getPort() + "\n");
            return started;
        } catch (BindException e) {
            throw new IOException(
                    "Port " + port + " of the Python index cannot be listened on (" + e.getMessage()
                            + "): end what is there, or delete " + last + " and configure the controller anew",
                    e);
        }
    }

    /** Base of the simple repository interface. */
    public URI index() {
        return base().resolve("/simple/");
    }

    /** Where twine sends files. */
    public URI upload() {
        return base().resolve("/legacy/");
    }

    /** Lets its bearer upload; a secret, also here. */
    public String token() {
        return token;
    }

    /** Has somebody told of each upload; what it answers is run when the upload is kept, if it is. */
    public void watchUploads(Supplier<Runnable> watch) {
        uploadWatch = watch;
    }

    /** Names of the files that were sent with a right token, in order, whatever became of them. */
    public List<String> received() {
        return uploads.received();
    }

    /** Names of the files that were asked for and sent, in order. */
    public List<String> served() {
        return List.copyOf(served);
    }

    /** Every request, {@code METHOD /path}, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean upload = exchange.getRequestMethod().equals("POST");
            Runnable kept = upload ? uploadWatch.get() : () -> {};
            IndexAnswer answer = answer(exchange, body);
            if (answer.status() == 200) {
                kept.run();
            }
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
            exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
            if (!bare) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private IndexAnswer answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            return path.equals("/legacy/")
                    ? uploads.take(
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                            body)
                    : IndexAnswer.text(405, "Method Not Allowed");
        }
        String[] parts = path.split("/", -1);
        boolean asJson =
                String.valueOf(exchange.getRequestHeaders().getFirst("Accept")).contains(JSON);
        if (path.equals("/simple/")) {
            return page(asJson, asJson ? pages.rootAsJson() : pages.rootAsHtml());
        }
        if (parts.length == 4 && parts[1].equals("simple") && parts[3].isEmpty()) {
            return project(parts[2], asJson);
        }
        if (parts.length == 4 && parts[1].equals("files") && storage.has(parts[2], parts[3])) {
            served.add(parts[3]);
            return new IndexAnswer(200, "application/octet-stream", storage.content(parts[2], parts[3]));
        }
        return IndexAnswer.text(404, "404 Not Found");
    }

    private IndexAnswer project(String project, boolean asJson) throws IOException {
        return storage.projects().contains(project)
                ? page(asJson, asJson ? pages.projectAsJson(project) : pages.projectAsHtml(project))
                : IndexAnswer.text(404, "404 Not Found");
    }

    private static IndexAnswer page(boolean json, String text) {
        return IndexAnswer.of(200, json ? JSON : "text/html; charset=UTF-8", text);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "python index");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends it; what it keeps stays. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
