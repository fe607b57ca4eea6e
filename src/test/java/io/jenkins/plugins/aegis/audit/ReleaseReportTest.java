package io.jenkins.plugins.aegis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseReportTest {
    @TempDir
    Path directory;

    @Test
    void writesAReport() throws IOException {
        Path log = Path.of("target/sample/audit.jsonl");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        SampleRelease.write(log, SampleRelease.events());

        assertThat(ReleaseReport.write(log, Path.of("target/sample/report.html"))
                        .intact())
                .isTrue();
    }
}
