package io.jenkins.plugins.aegis.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelativePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "/",
                "/etc/passwd",
                "../x",
                "a/../b",
                "a/..",
                "./a",
                "a/.",
                "a//b",
                "a/",
                "a\nb",
                "a\0b",
                "a\\b",
                "..\\x",
                "C:",
                "C:/x"
            })
    void refusesWhatCouldLeaveOrMeansDifferentThings(String path) {
        assertThatThrownBy(() -> RelativePath.require(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a/b", ".aegis/release.yml", "...", "..a", "a b", "ü/分", "-rf", "ab:c", "~", "$HOME", "*"})
    void takesNamesBelowAsTheyAre(String path) {
        assertThat(RelativePath.require(path)).isEqualTo(path);
    }
}
