package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "src/acp, src/acp/index.ts",
        "src/acp/, src/acp/deep/er.ts",
        "src/acp, src/acp",
        "docs/*.md, docs/acp.md",
        "packages/*, packages/core/a.js",
        "**/legacy.ts, src/a/legacy.ts",
        "src/**/index.ts, src/a/b/index.ts",
        "a+b(c).txt, a+b(c).txt"
    })
    void matches(String pattern, String path) {
        assertThat(new PathPattern(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "src/acp, src/acpx/index.ts",
        "src/acp, lib/src/acp",
        "docs/*.md, docs/deep/acp.md",
        "docs/*.md, docs/acp.mdx",
        "a.b, aXb"
    })
    void leavesOut(String pattern, String path) {
        assertThat(new PathPattern(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "/etc/passwd", "a\nb"})
    void namesWhatIsNoPathOfTheRepository(String text) {
        assertThatThrownBy(() -> new PathPattern(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below the root of the repository");
    }
}
