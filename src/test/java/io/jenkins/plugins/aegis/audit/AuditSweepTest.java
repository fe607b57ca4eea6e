package io.jenkins.plugins.aegis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.testing.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditSweepTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName("every changed, removed, inserted or moved byte or line of a release's log is found, and every cut")
    void findsEveryHarm() throws Exception {
        List<AuditEvent> events = SampleRelease.events();
        Path log = directory.resolve("audit.jsonl");
        SampleRelease.write(log, events);

        AuditSweep.Outcome outcome = AuditSweep.of(log);

        Figures.say("70-audit-sample", outcome.toString());
        assertThat(outcome.missed()).isEmpty();
        assertThat(outcome.events()).isEqualTo(events.size());
        assertThat(outcome.tried()).isGreaterThan(6L * Files.size(log));
        assertThat(outcome.whole()).isGreaterThan(1000);
    }
}
