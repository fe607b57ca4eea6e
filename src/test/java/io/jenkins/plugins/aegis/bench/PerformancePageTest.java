package io.jenkins.plugins.aegis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
    private final PerformancePage page =
            new PerformancePage(ProjectDirectory.locate().root().resolve("docs"));

    @Test
    void saysWhatWasMeasured() throws Exception {
        assertThat(page.page()).hasContent(page.text());
    }

    @Test
    void drawsWhatWasMeasured() throws Exception {
        assertThat(Files.readString(page.chart())).isEqualTo(page.svg());
    }
}
