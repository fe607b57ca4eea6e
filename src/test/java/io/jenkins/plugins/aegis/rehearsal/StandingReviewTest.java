package io.jenkins.plugins.aegis.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.forge.CheckState;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.forge.Maintainers;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the maintainer of a served site does with pull requests. */
class StandingReviewTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private LoopbackForge forge;
    private Maintainers people;
    private StandingReview review;

    @BeforeEach
    void start() throws IOException {
        RehearsalDirectory site = RehearsalDirectory.at(directory.resolve("site"));
        RehearsedProject project = RehearsedProject.prepare(site.remote(), Optional.empty());
        LocalCommand.in(site.remote(), "git", "branch", "release/0.2.0", "develop~1")
                .output();
        forge = RehearsalSite.forge(site, project);
        people = forge.maintainers();
        review = new StandingReview(people, new Progress(lines()), Duration.ofMillis(20));
    }

    @AfterEach
    void end() {
        review.close();
        forge.close();
    }

    private PrintStream lines() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                said.add(line.strip());
            }
        };
    }

    private String nextSaid() throws InterruptedException {
        String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(line).as("what the maintainer says").isNotNull();
        return line;
    }

    @Test
    void mergesWhatThePipelineOpens() throws InterruptedException {
        review.begin();

        int pull = people.openPull(People.PIPELINE, "develop", "release/0.2.0", "chore: release 0.2.0");

        assertThat(nextSaid()).contains("noor reviewed and merged #" + pull);
        assertThat(people.pull(pull).state()).isEqualTo("merged");
    }

    @Test
    void mergesWhatWasOpenBefore() throws InterruptedException {
        int pull = people.openPull(People.PIPELINE, "develop", "release/0.2.0", "chore: release 0.2.0");

        review.begin();

        assertThat(nextSaid()).contains("#" + pull);
    }

    @Test
    void waitsUntilChecksAreGreen() throws InterruptedException {
        people.check("develop", "build", CheckState.PENDING);
        review.begin();
        int pending = people.openPull(People.PIPELINE, "develop", "main", "Promote 0.2.0");
        int green = people.openPull(People.PIPELINE, "release/0.2.0", "main", "Another one");

        assertThat(nextSaid()).contains("#" + green);
        assertThat(people.pull(pending).state()).isEqualTo("open");

        people.check("develop", "build", CheckState.GREEN);

        assertThat(nextSaid()).contains("#" + pending);
    }

    @Test
    void leavesThePullRequestsOfOthersAlone() throws InterruptedException {
        int others = people.openPull(People.REQUESTER, "develop", "main", "Of somebody else");
        int pipelines = people.openPull(People.PIPELINE, "develop", "release/0.2.0", "chore: release 0.2.0");

        review.begin();

        assertThat(nextSaid()).contains("#" + pipelines);
        review.close();
        assertThat(people.pull(others).state()).isEqualTo("open");
        assertThat(said).isEmpty();
    }
}
