package io.jenkins.plugins.aegis.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import io.jenkins.plugins.aegis.hostile.HostileText;
import io.jenkins.plugins.aegis.hostile.SpoiledJson;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.Figures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Whatever a forge answers, a question has an answer or is not known, and a write is done or has failed. */
class HostileForgeAnswersTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAG = "v1.0.0";

    private static Path directory;
    private static LoopbackScene scene;
    private static CommitId commit;
    private static PullRequest pull;
    private static final AtomicInteger TOPICS = new AtomicInteger();

    @BeforeContainer
    static void start() throws Exception {
        directory = Files.createTempDirectory("aegis-answers");
        scene = new LoopbackScene(directory);
        commit = scene.branch("topic");
        scene.check(commit, "build", Forge.Check.State.PASSED);
        scene.tag(TAG);
        GitHubForge forge = forge(Transport.direct());
        pull = forge.openPullRequest("topic", "main", "feat: topic", "");
        scene.label(pull.number(), "autorelease: pending");
        scene.approve("maintainer", pull.number());
        scene.comment("maintainer", pull.number(), "Fine.");
        ForgeRelease draft = forge.createDraft(new ReleaseDraft(TAG, TAG, "notes", false, Optional.empty()));
        forge.attach(draft, "a.txt", 1, new ByteArrayInputStream(new byte[1]));
        forge.publish(draft, true);
    }

    @AfterContainer
    static void stop() throws IOException {
        scene.close();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Figures.say("42-properties-forge", "properties 2, cases " + HostileText.CASES.get() + " (answers of a forge)");
    }

    private static GitHubForge forge(Transport transport) {
        return new GitHubForge(
                scene.forge().endpoint(),
                LoopbackScene.REPOSITORY,
                LoopbackScene.TOKEN,
                transport.with(RetryPolicy.NEVER));
    }

    /** The adapter before a forge one of whose answers, counted from the first, is spoiled. */
    private static GitHubForge spoiled(SpoiledJson how, int which, AtomicReference<String> answered) {
        Transport direct = Transport.direct();
        AtomicInteger answers = new AtomicInteger();
        GitHubConnector spoiling = request -> {
            GitHubConnectorResponse response = direct.connector().send(request);
            if (answers.getAndIncrement() != which || response.statusCode() == 204) {
                return response;
            }
            String body = how.in(new String(response.bodyStream().readAllBytes(), StandardCharsets.UTF_8));
            answered.set(body);
            return new Spoiled(request, response, body);
        };
        return forge(new Transport(spoiling, direct.downloads(), LONGEST, RetryPolicy.NEVER));
    }

    private static final class Spoiled extends GitHubConnectorResponse {
        private final byte[] body;

        Spoiled(GitHubConnectorRequest request, GitHubConnectorResponse like, String body) {
            super(request, like.statusCode(), like.allHeaders());
            this.body = body.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public InputStream bodyStream() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Provide
    Arbitrary<SpoiledJson> spoils() {
        return SpoiledJson.any();
    }

    private interface Question {
        Observed<?> ask(GitHubForge forge) throws InterruptedException;
    }

    private static final List<Question> QUESTIONS = List.of(
            forge -> forge.checks(commit),
            forge -> forge.pullRequestsInto("main"),
            forge -> forge.pullRequestsWith(List.of(commit)).get(commit),
            forge -> forge.pullRequest(pull.number()),
            forge -> forge.reviews(pull),
            forge -> forge.issue(pull.number()),
            forge -> forge.permission("maintainer"),
            forge -> forge.published(List.of(TAG)),
            forge -> forge.release(TAG));

    /** Whether the answer says in so many words that the tag has no release. */
    private static boolean saysNone(String answer) throws IOException {
        return JSON.readTree(answer)
                .path("data")
                .path("repository")
                .path("release")
                .isNull();
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE, seed = HostileText.SEED)
    void aQuestionHasAnAnswerOrIsNotKnown(
            @ForAll("spoils") SpoiledJson how,
            @ForAll @IntRange(max = 8) int question,
            @ForAll @IntRange(max = 1) int which)
            throws Exception {
        AtomicReference<String> answered = new AtomicReference<>();
        long start = System.nanoTime();

        Observed<?> fact = QUESTIONS.get(question).ask(spoiled(how, which, answered));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        if (fact.isAbsent()) {
            assertThat(saysNone(answered.get()))
                    .as("absent by %s", answered.get())
                    .isTrue();
        }
        fact.unknownReason().ifPresent(reason -> assertThat(reason)
                .matches(HostileText::isHarmless, "harmless")
                .hasSizeLessThan(3_000)
                .doesNotContain(LoopbackScene.TOKEN));
    }

    private interface Write {
        Object send(GitHubForge forge) throws PortUnavailable, InterruptedException;
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE, seed = HostileText.SEED)
    void aWriteIsDoneOrHasFailed(
            @ForAll("spoils") SpoiledJson how,
            @ForAll @IntRange(max = 3) int write,
            @ForAll @IntRange(max = 2) int which)
            throws Exception {
        ForgeRelease release =
                forge(Transport.direct()).release(TAG).asOptional().orElseThrow();
        String name = "file-" + TOPICS.incrementAndGet();
        List<Write> writes = List.of(
                forge -> forge.openPullRequest("topic", "main", "feat: topic", ""),
                forge -> forge.createDraft(new ReleaseDraft(TAG, TAG, "notes", false, Optional.empty())),
                forge -> forge.attach(release, name, 1, new ByteArrayInputStream(new byte[1])),
                forge -> forge.publish(release, true));

        String said;
        try {
            said = String.valueOf(writes.get(write).send(spoiled(how, which, new AtomicReference<>())));
        } catch (PortUnavailable e) {
            said = e.getMessage();
            assertThat(said).matches(HostileText::isHarmless, "harmless").hasSizeLessThan(5_000);
        }

        assertThat(said).isNotBlank().doesNotContain(LoopbackScene.TOKEN);
    }
}
