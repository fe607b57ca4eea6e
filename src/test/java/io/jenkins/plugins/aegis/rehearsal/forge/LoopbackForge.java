package io.jenkins.plugins.aegis.rehearsal.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A running GitHub-compatible forge on 127.0.0.1; REST at {@link #endpoint()}, GraphQL at {@code /graphql} below it.
 * Closing it keeps everything on disk, and starting it again on the same directories and port continues.
 */
public final class LoopbackForge implements AutoCloseable {
    static {
        // Without it each small answer waits for the client's delayed acknowledgement, 40 ms at a time.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String PAGES = "/pages/";

    private final HttpServer server;
    private final HostedRepository repository;
    private final Dispatcher dispatcher;
    private final Maintainers maintainers;
    private final BranchPages pages;
    private final ExecutorService workers = Executors.newCachedThreadPool(LoopbackForge::daemon);
    private final RequestLog log = new RequestLog();
    private final RateLimit rateLimit = new RateLimit();
    private volatile Function<String, Runnable> writeWatch = request -> () -> {};

    private LoopbackForge(HttpServer server, HostedRepository repository) {
        this.server = server;
        this.repository = repository;
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Links links = new Links(
                base, repository.settings().owner(), repository.settings().name());
        this.dispatcher = new Dispatcher(repository, links, rateLimit);
        this.maintainers = new Maintainers(repository);
        this.pages = new BranchPages(repository.settings().gitDirectory(), "gh-pages");
    }

    /**
     * Starts a forge.
     *
     * @param port the port to listen on, 0 for any free one; the same one again keeps URLs valid over a restart
     * @throws IOException when the port is taken, or the repository or the state cannot be read
     */
    public static LoopbackForge start(ForgeSettings settings, int port) throws IOException {
        HostedRepository repository = HostedRepository.open(settings);
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        LoopbackForge forge = new LoopbackForge(server, repository);
        server.createContext("/", forge::handle);
        server.createContext(PAGES, forge.pages);
        server.setExecutor(forge.workers);
        server.start();
        return forge;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "forge");
        thread.setDaemon(true);
        return thread;
    }

    /** What clients take as API URL, without a slash at the end. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where the web site of the repository is, its branch {@code gh-pages}; ends in a slash. */
    public URI site() {
        return URI.create(endpoint() + PAGES);
    }

    /** What serves {@link #site()}. */
    public BranchPages pages() {
        return pages;
    }

    /** The people of this forge. */
    public Maintainers maintainers() {
        return maintainers;
    }

    /** The requests that were answered since the start. */
    public RequestLog requests() {
        return log;
    }

    /**
     * Has somebody told of each request that is to change something.
     *
     * @param watch gets method and path before the request is looked at; what it answers is run when the change is made
     *     and kept, before the client gets its answer
     */
    public void watchWrites(Function<String, Runnable> watch) {
        writeWatch = watch;
    }

    /** Every served route, written {@code METHOD /path/{name}}. */
    List<String> served() {
        return dispatcher.router().served();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<String> authorization =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            Account account = Account.ANONYMOUS;
            Answer answer;
            try {
                account = dispatcher.authenticate(authorization);
                Request asked = request(exchange, body, account);
                Runnable made = asked.isWrite() ? writeWatch.apply(asked.method() + " " + asked.uri()) : () -> {};
                answer = dispatcher.answer(asked);
                made.run();
            } catch (ForgeFailure e) {
                answer = e.answer();
            } catch (RuntimeException e) {
                answer = broken(e);
            }
            Request request = request(exchange, body, account);
            rateLimit.count(account, answer.status());
            log.add(entry(request, answer));
            try {
                send(exchange, request, answer);
            } finally {
                maintainers.tellOpened();
            }
        }
    }

    private static Request request(HttpExchange exchange, byte[] body, Account account) {
        return new Request(
                exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body, account);
    }

    private static Answer broken(RuntimeException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return Answer.json(500, Json.object("message", "The forge is broken: " + e, "trace", trace.toString()));
    }

    private static RequestLog.Entry entry(Request request, Answer answer) {
        return new RequestLog.Entry(
                Instant.now(),
                request.method(),
                request.uri().toString(),
                answer.status(),
                request.isWrite(),
                request.account().login(),
                request.header("User-Agent").orElse(""));
    }

    private void send(HttpExchange exchange, Request request, Answer answer) throws IOException {
        rateLimit.headers(request.account()).forEach(exchange.getResponseHeaders()::set);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("X-GitHub-Media-Type", "github.v3; format=json");
        boolean empty = answer.body().length == 0 || request.method().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
        if (!empty) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        maintainers.close();
        repository.close();
    }
}
