package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseStoryTest {
    private static final AuditEvent STARTED = new StepStarted("aegisPromote", "1.2.0", Map.of());
    private static final AuditEvent MERGE = new MergeRequested("promotion", 7, "https://forge.example/pull/7");

    @TempDir
    Path directory;

    private Path log(AuditEvent... events) {
        Path log = directory.resolve("audit.jsonl");
        SampleRelease.write(log, List.of(events));
        return log;
    }

    @Test
    void doesNotTakeALineThatIsBeingWrittenForABrokenOne() throws IOException {
        Path log = log(STARTED);
        Files.write(log, "{\"v\":1,\"seq\":2,".getBytes(US_ASCII), StandardOpenOption.APPEND);
        ReleaseStory story = ReleaseStory.readWhileWritten(log);
        assertThat(story.verdict().intact()).isTrue();
        assertThat(story.records()).hasSize(1);
    }

    @Test
    void isEmptyWhereNothingIsWrittenYet() throws IOException {
        Path log = Files.createFile(directory.resolve("audit.jsonl"));
        assertThat(ReleaseStory.readWhileWritten(log).records()).isEmpty();
    }

    @Test
    void holdsTheEventsThatWereNoted() {
        ReleaseStory story = ReleaseStory.readWhileWritten(log(STARTED, MERGE));
        assertThat(story.holds(2, story.records().get(1).hash())).isTrue();
        assertThat(story.holds(1, story.records().get(1).hash())).isFalse();
        assertThat(story.holds(3, story.records().get(1).hash())).isFalse();
    }

    @Test
    void knowsTheMergeThatIsAwaited() {
        assertThat(ReleaseStory.readWhileWritten(log(STARTED, MERGE)).awaitedMerge())
                .contains((MergeRequested) MERGE);
    }

    @Test
    void awaitsNothingAfterTheMerge() {
        Path log = log(STARTED, MERGE, new StepFinished("aegisAwaitMerge", "PASSED", ""));
        assertThat(ReleaseStory.readWhileWritten(log).awaitedMerge()).isEmpty();
    }

    @Test
    void interpretsNothingAfterABreak() throws IOException {
        Path log = log(STARTED, MERGE);
        Files.writeString(log, Files.readString(log).replace("promotion", "promotiom"));
        ReleaseStory story = ReleaseStory.readWhileWritten(log);
        assertThat(story.verdict().intact()).isFalse();
        assertThat(story.records()).hasSize(1);
    }
}
