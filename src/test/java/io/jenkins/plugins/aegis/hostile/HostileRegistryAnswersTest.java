package io.jenkins.plugins.aegis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.aegis.adapter.clawhub.ClawHub;
import io.jenkins.plugins.aegis.adapter.clawhub.ClawHubEndpoint;
import io.jenkins.plugins.aegis.adapter.clawhub.SkillPublisher;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import io.jenkins.plugins.aegis.adapter.npm.NpmRegistry;
import io.jenkins.plugins.aegis.adapter.npm.RegistryEndpoint;
import io.jenkins.plugins.aegis.adapter.pypi.IndexEndpoint;
import io.jenkins.plugins.aegis.adapter.pypi.PythonIndex;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.testing.Figures;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a registry answers: what is there is known or not known, and never not there. */
class HostileRegistryAnswersTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String SKILL = "# Skill\n";
    private static final CommandRunner NOTHING = command -> {
        throw new AssertionError("nothing is to be run: " + command);
    };

    private static HttpServer server;
    private static ExecutorService threads;

    /** What each registry answers, by the beginning of the path; the last part is spoiled. */
    private record Answers(String path, String type, String document) {}

    private static volatile Answers spoiled = new Answers("/nowhere", "", "");

    private static List<Answers> documents() {
        String base = base().toString();
        return List.of(
                new Answers(
                        "/npm/",
                        "application/json",
                        "{\"name\":\"@own/one\",\"dist-tags\":{\"latest\":\"1.0.0\"},\"versions\":{\"1.0.0\":{\"version\":\"1.0.0\","
                                + "\"dist\":{\"shasum\":\"" + "a".repeat(40)
                                + "\",\"integrity\":\"sha512-x\",\"tarball\":\""
                                + base + "/file.tgz\"}}}}"),
                new Answers(
                        "/simple/",
                        "application/vnd.pypi.simple.v1+json",
                        "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"one\",\"versions\":[\"1.0.0\"],\"files\":[{\"filename\":\"one-1.0.0.tar.gz\","
                                + "\"url\":\"" + base + "/file.tgz\",\"hashes\":{\"sha256\":\"" + "a".repeat(64)
                                + "\"},\"yanked\":false}]}"),
                new Answers(
                        "/api/v1/skills/one/versions",
                        "application/json",
                        "{\"items\":[{\"version\":\"1.0.0\"}],\"nextCursor\":null}"),
                new Answers(
                        "/api/v1/skills/one/versions/1.0.0",
                        "application/json",
                        "{\"version\":{\"files\":[{\"path\":\"SKILL.md\",\"sha256\":\""
                                + Digest.of(Digest.Algorithm.SHA256, SKILL.getBytes(StandardCharsets.UTF_8))
                                        .hex()
                                + "\"}]}}"));
    }

    @BeforeContainer
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                Answers answer = path.startsWith(spoiled.path()) && !path.startsWith(spoiled.path() + "/")
                        ? spoiled
                        : documents().stream()
                                .filter(each -> path.startsWith(each.path()))
                                .reduce((one, longer) -> longer)
                                .orElse(new Answers("", "application/octet-stream", "bytes"));
                byte[] body = answer.document().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.type());
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterContainer
    static void stop() {
        server.stop(0);
        threads.shutdownNow();
        Figures.say(
                "43-properties-registries",
                "properties 1, cases " + HostileText.CASES.get() + " (answers of registries)");
    }

    private static URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static PackageChannel channel(int which) {
        HttpDownloads downloads = HttpDownloads.within(LONGEST).with(RetryPolicy.NEVER);
        InMemoryWorkspace scratch = new InMemoryWorkspace();
        return switch (which) {
            case 0 ->
                new NpmRegistry(
                        new RegistryEndpoint(URI.create(base() + "/npm/"), "npm_secret"), downloads, NOTHING, scratch);
            case 1 ->
                new PythonIndex(
                        new IndexEndpoint(
                                base().resolve("/simple/"), base().resolve("/legacy/"), "__token__", "pypi-secret"),
                        downloads,
                        NOTHING,
                        scratch);
            default -> {
                ClawHubEndpoint endpoint = new ClawHubEndpoint(base(), "clh_secret");
                yield new ClawHub(endpoint, downloads, new SkillPublisher(endpoint, "One", NOTHING, scratch));
            }
        };
    }

    @Provide
    Arbitrary<SpoiledJson> spoils() {
        return SpoiledJson.any();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE, seed = HostileText.SEED)
    void whatIsThereIsKnownOrNotKnown(
            @ForAll("spoils") SpoiledJson how, @ForAll @IntRange(max = 3) int document, @ForAll boolean download)
            throws Exception {
        Answers whole = documents().get(document);
        spoiled = new Answers(whole.path(), whole.type(), how.in(whole.document()));
        PackageChannel channel = channel(document);
        String name = document == 0 ? "@own/one" : "one";
        long start = System.nanoTime();

        Observed<?> fact = download ? channel.download(name, "1.0.0") : channel.published(name, "1.0.0");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        if (fact.isAbsent()) {
            // The document is one of that package, and says that it has other versions only.
            assertThat(spoiled.document()).matches(text -> isAbout(text) && !text.contains("\"1.0.0\":{\"version\""));
        }
        fact.unknownReason().ifPresent(reason -> assertThat(reason.replace("\n", ""))
                .matches(HostileText::isHarmless, "harmless")
                .hasSizeLessThan(3_000)
                .doesNotContain("secret"));
    }

    private static boolean isAbout(String text) {
        return Map.of("/npm/", "\"name\":\"@own/one\"", "/simple/", "\"name\":\"one\"").values().stream()
                .anyMatch(text::contains);
    }
}
