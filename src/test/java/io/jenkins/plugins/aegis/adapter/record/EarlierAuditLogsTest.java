package io.jenkins.plugins.aegis.adapter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.TagPushed;
import io.jenkins.plugins.aegis.port.BuildRecord.RecordedTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierAuditLogsTest {
    @TempDir
    Path builds;

    private Path log(int build) {
        return builds.resolve(build + "/aegis-release/audit.jsonl");
    }

    private void pushed(int build, String tag, String object) throws IOException {
        Files.createDirectories(log(build).getParent());
        try (FileAuditBook book = new FileAuditBook(log(build), Clock.systemUTC())) {
            book.append(new StepFinished("aegisPreflight", "PASSED", ""));
            book.append(new TagPushed(tag, object, "c0ffee"));
        }
    }

    private EarlierAuditLogs before(int build) {
        return EarlierAuditLogs.before(log(build), builds.resolve(String.valueOf(build)));
    }

    @Test
    void readsWhatEarlierBuildsPushedInTheOrderOfTheirNumbers() throws Exception {
        pushed(10, "v1.0.1", "bb");
        pushed(9, "v1.0.0", "aa");

        assertThat(before(11).pushedTags().asOptional())
                .contains(List.of(
                        new RecordedTag("v1.0.0", "aa", "build #9"), new RecordedTag("v1.0.1", "bb", "build #10")));
    }

    @Test
    void leavesTheOwnAndLaterBuildsAside() throws Exception {
        pushed(3, "v1.0.0", "aa");
        pushed(4, "v1.0.1", "bb");

        assertThat(before(3).pushedTags().asOptional()).contains(List.of());
    }

    @Test
    void passesOverWhatIsNoBuildOfThisJobOrHasNoLog() throws Exception {
        Files.createDirectories(builds.resolve("7"));
        Files.createDirectories(builds.resolve("legacyIds"));
        Files.writeString(builds.resolve("lastSuccessfulBuild"), "7");

        assertThat(before(8).pushedTags().asOptional()).contains(List.of());
    }

    @Test
    void doesNotKnowADirectoryThatCannotBeRead() {
        EarlierAuditLogs elsewhere = new EarlierAuditLogs(builds.resolve("missing"), 8, Path.of("audit.jsonl"));

        assertThat(elsewhere.pushedTags().isUnknown()).isTrue();
    }
}
