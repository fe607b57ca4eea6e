package io.jenkins.plugins.aegis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedPagesTest {
    static List<GeneratedPages.Page> pages() {
        return GeneratedPages.ALL;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void saysWhatTheSourcesSay(GeneratedPages.Page page) throws IOException {
        assertThat(page.committed())
                .as("%s is not as the sources have it. Run bin/docs, and commit what it writes", page.path())
                .isEqualTo(page.generated());
    }

    @Test
    void everyArgumentOfAPipelineIsOneThatTheReferenceHas() {
        assertThat(StepReference.undocumentedArguments()).isEmpty();
    }
}
