package io.jenkins.plugins.aegis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstantCostTest {
    @TempDir
    Path directory;

    @Test
    @DisplayName(
            "L34 facts and history audit cost the same processes and questions with ten times the tags and commits")
    void costsTheSameWithTenTimesTheHistory() throws Exception {
        Map<String, Long> counted = new QuickCounts(directory).ofFacts();

        assertThat(counted).isNotEmpty();
        assertThat(QuickCounts.EXPECTED).containsAllEntriesOf(counted);
    }

    @Test
    void generatesTheSameRepositoryEachTime() throws Exception {
        GeneratedRepository.Size size = new GeneratedRepository.Size(30, 3, 2);
        String once = heads(GeneratedRepository.in(directory.resolve("one"), size));

        assertThat(heads(GeneratedRepository.in(directory.resolve("other"), size)))
                .isEqualTo(once);
        assertThat(once.lines()).hasSize(1 + 1 + 2 + 3);
    }

    private static String heads(GeneratedRepository repository) {
        return LocalCommand.in(repository.remote(), "git", "show-ref").output();
    }
}
