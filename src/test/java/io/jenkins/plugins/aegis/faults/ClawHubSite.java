package io.jenkins.plugins.aegis.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.aegis.adapter.clawhub.ClawHub;
import io.jenkins.plugins.aegis.adapter.clawhub.ClawHubEndpoint;
import io.jenkins.plugins.aegis.adapter.clawhub.SkillArchive;
import io.jenkins.plugins.aegis.adapter.clawhub.SkillPublisher;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.Workspace;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The interface of a ClawHub registry, with one skill of one version per slug; its program is played by a request. */
final class ClawHubSite implements Site {
    private static final String VERSION = "1.2.3";
    private static final SortedMap<String, byte[]> SKILL =
            new TreeMap<>(Map.of("SKILL.md", "# Beacon\n".getBytes(StandardCharsets.UTF_8)));

    private static final Channel CHANNEL =
            new Channel.ClawHub(new Channel.Place("clawhub", List.of(), false), "beacon", "Beacon", "skill");

    private final Path home;
    private final Tampering tampering;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    ClawHubSite(Path home, Tampering tampering) throws IOException {
        this.home = home;
        this.tampering = tampering;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String[] path = exchange.getRequestURI().getPath().split("/");
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String slug = path.length > 4 ? path[4] : query.replaceFirst(".*slug=([^&]*).*", "$1");
            if (exchange.getRequestMethod().equals("POST")) {
                boolean known = ("Bearer " + Secrets.CLAWHUB)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
                send(
                        exchange,
                        known ? published.add(slug) ? 200 : 409 : 401,
                        "application/json",
                        "{}".getBytes(StandardCharsets.UTF_8));
            } else if (!published.contains(slug)) {
                send(exchange, 404, "text/plain", "Skill not found".getBytes(StandardCharsets.UTF_8));
            } else if (path[3].equals("download")) {
                send(exchange, 200, "application/zip", zip());
            } else {
                send(
                        exchange,
                        200,
                        "application/json",
                        document(path.length > 6).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String document(boolean ofOneVersion) {
        return ofOneVersion
                ? "{\"version\": {\"files\": [{\"path\": \"SKILL.md\", \"sha256\": \""
                        + Digest.of(Digest.Algorithm.SHA256, SKILL.get("SKILL.md"))
                                .hex() + "\"}]}}"
                : "{\"items\": [{\"version\": \"" + VERSION + "\"}], \"nextCursor\": null}";
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : SKILL.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("clawhub", Secrets.CLAWHUB);
    }

    @Override
    public Path home() {
        return home;
    }

    private PackageChannel hub(Line line, Duration patience, int number) {
        ClawHubEndpoint endpoint = new ClawHubEndpoint(line.base(), Secrets.CLAWHUB);
        LocalWorkspace scratch = new LocalWorkspace(home.resolve("scratch-" + number));
        return tampering.of(
                PackageChannel.class,
                new ClawHub(
                        endpoint,
                        HttpDownloads.within(patience),
                        new SkillPublisher(endpoint, "Beacon", started(program(line, patience, scratch)), scratch)));
    }

    private CommandRunner started(CommandRunner program) {
        return tampering.secretInArguments()
                ? command -> {
                    List<String> arguments = new ArrayList<>(command.arguments());
                    arguments.add("--token=" + Secrets.CLAWHUB);
                    return program.run(CommandRunner.Command.of(command.directory(), arguments));
                }
                : program;
    }

    /** Sends what the program would, with the token of the configuration that it is given. */
    private static CommandRunner program(Line line, Duration patience, Workspace scratch) {
        return command -> {
            line.evidence().started(command);
            try {
                String token =
                        scratch.readText("config.json").replaceFirst("(?s).*\"token\"\\s*:\\s*\"([^\"]*)\".*", "$1");
                String slug = command.arguments().stream()
                        .filter(each -> each.startsWith("--slug="))
                        .findFirst()
                        .orElseThrow()
                        .substring(7);
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(line.base() + "/api/v1/skills/" + slug))
                                        .header("Authorization", "Bearer " + token)
                                        .timeout(patience)
                                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                boolean taken = answer.statusCode() == 200 && answer.body().equals("{}");
                return new CommandRunner.Result(
                        taken ? 0 : 1,
                        "",
                        taken ? "" : "Error: " + answer.statusCode() + " with token " + token + "\n");
            } catch (IOException e) {
                return new CommandRunner.Result(1, "", "Error: fetch failed: " + e + "\n");
            }
        };
    }

    @Override
    public Trial trial(Call call, int number) throws Exception {
        String slug = "beacon-" + number;
        return switch (call) {
            case CLAWHUB_VERSIONS, CLAWHUB_VERSION -> {
                published.add(slug);
                yield (line, patience) ->
                        line.evidence().read(hub(line, patience, number).published(slug, VERSION));
            }
            case CLAWHUB_DOWNLOAD -> {
                published.add(slug);
                yield (line, patience) ->
                        line.evidence().read(hub(line, patience, number).download(slug, VERSION));
            }
            default ->
                Publishing.of(
                        CHANNEL,
                        new BuiltPackage("clawhub", slug, VERSION, List.of(SkillArchive.name(slug, VERSION))),
                        SkillArchive.of(SKILL),
                        home.resolve("trial-" + number),
                        (line, patience) -> hub(line, patience, number));
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
