package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.github.Transport;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.effect.PortEffects;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.PublishAction.AttachAssets;
import io.jenkins.plugins.aegis.plan.PublishAction.CreateDraft;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishRelease;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rehearsal.forge.Account;
import io.jenkins.plugins.aegis.rehearsal.forge.ForgeSettings;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.Permission;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.Figures;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.Racer;
import io.jenkins.plugins.aegis.testing.Views;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds that draft, fill and publish one release at the same time, request by request, in every order. */
class DraftRacesTest {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final int MOST = 400;
    private static final byte[] CONTENT = {1, 2, 3};
    private static int races;

    @TempDir
    Path directory;

    private LoopbackForge server;
    private int tags;

    @AfterAll
    static void figures() {
        Figures.say(
                "32-races-releases",
                "races at the releases of a forge: " + races + " run, in each exactly one release");
    }

    @BeforeEach
    void start() throws Exception {
        GitRemote remote = GitRemote.in(directory);
        String commit = remote.commit("feat: project", "README.md", "project").hex();
        remote.push();
        remote.bareGitReading(
                IntStream.rangeClosed(1, MOST)
                        .mapToObj(
                                number -> "create refs/tags/" + version(number).tag() + " " + commit + "\n")
                        .collect(Collectors.joining()),
                "update-ref",
                "--stdin");
        server = LoopbackForge.start(
                new ForgeSettings(
                        "acme/sample",
                        remote.bare(),
                        directory.resolve("state"),
                        List.of(Account.withToken("release-bot", Permission.WRITE, "release-bot-token")),
                        List.of()),
                0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ReleaseVersion version(int number) {
        return ReleaseVersion.parse("1.0." + number);
    }

    /** A build of its own; each request to the forge is a point of the racer. */
    private String publish(ReleaseVersion version, Racer racer) throws Exception {
        Transport direct = Transport.direct();
        Transport stopping = new Transport(
                request -> {
                    racer.point();
                    return direct.connector().send(request);
                },
                direct.downloads(),
                direct.deadline(),
                direct.retries());
        Forge forge = new GitHubForge(server.endpoint(), "acme/sample", "release-bot-token", stopping);
        FakePorts fakes = new FakePorts();
        Artifact artifact = fakes.artifacts()
                .keep(version, Views.MAIN, List.of(), new InMemoryWorkspace().with("notes.txt", CONTENT))
                .artifact("notes.txt");
        Effects effects = new PortEffects((ReleasePorts) Proxy.newProxyInstance(
                ReleasePorts.class.getClassLoader(),
                new Class<?>[] {ReleasePorts.class},
                (proxy, method, given) -> method.getName().equals("forge") ? forge : method.invoke(fakes, given)));
        List<String> words = new ArrayList<>();
        for (ReleaseAction action : List.of(
                new CreateDraft(version.tag(), version.tag(), "notes", false, Optional.empty()),
                new AttachAssets(version, Views.MAIN, List.of(artifact)),
                new PublishRelease(version.tag(), true, Map.of("notes.txt", artifact.size())))) {
            words.add(action.applyTo(effects).status().name());
        }
        return String.join(" ", words);
    }

    private List<String> raced(ReleaseVersion version, Racer first, Racer second) throws Exception {
        first.begin(() -> publish(version, first));
        second.begin(() -> publish(version, second));
        return List.of(first.finish(), second.finish());
    }

    /** Drafts and published ones, of which the newest come first. */
    private List<JsonNode> there(ReleaseVersion version) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.endpoint() + "/repos/acme/sample/releases?per_page=100"))
                .header("Authorization", "Bearer release-bot-token")
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        List<JsonNode> releases = new ArrayList<>();
        new ObjectMapper().readTree(answer).forEach(releases::add);
        releases.removeIf(release -> !release.path("tag_name").asText().equals(version.tag()));
        return releases;
    }

    @Test
    @DisplayName("L22 of two builds that draft a release at the same instant one draft stays, and is published once")
    void leavesOneReleaseOfATag() throws Exception {
        Racer alone = new Racer(NOWHERE);
        raced(version(++tags), alone, new Racer(NOWHERE));
        int withdrawn = 0;
        for (int i = 1; i <= alone.points(); i++) {
            for (int j = 1; j <= alone.points() + 1; j++) {
                ReleaseVersion version = version(++tags);
                races++;
                List<String> outcomes = raced(version, new Racer(i), new Racer(j));
                assertThat(String.join(" ", outcomes).split(" "))
                        .as("%d, %d", i, j)
                        .hasSize(6)
                        .containsOnly("APPLIED", "ALREADY_DONE");
                assertThat(there(version))
                        .as("%d, %d: %s", i, j, outcomes)
                        .singleElement()
                        .satisfies(release -> {
                            assertThat(release.path("draft").asBoolean()).isFalse();
                            assertThat(release.path("assets")).hasSize(1);
                        });
                withdrawn += outcomes.stream().allMatch(outcome -> outcome.startsWith("APPLIED")) ? 1 : 0;
            }
        }
        assertThat(withdrawn).as("races in which both drafted").isGreaterThan(3);
    }
}
