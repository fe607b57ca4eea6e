package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-d",
                "--delete",
                "@",
                "a..b",
                "a b",
                "a~1",
                "a^",
                "a:b",
                "*",
                "a?",
                "a[b",
                "a\\b",
                "a\nb",
                "/a",
                "a/",
                "a//b",
                ".a",
                "a/.b",
                "a.",
                "a.lock",
                "a.lock/b",
                "a@{b",
                "\u007f",
                "\u0001"
            })
    void refusesWhatGitWouldRefuse(String name) {
        assertThatThrownBy(() -> RefName.ofBranch(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Branch")
                .hasMessageContaining("check-ref-format");
        assertThatThrownBy(() -> RefName.ofTag(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Tag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"main", "release/1.0.0-preview.1", "a.b", "a@b", "a-b", "ünïcode/分支", "locked", "a.locks", "{}"})
    void writesNamesInFull(String name) {
        assertThat(RefName.ofBranch(name)).isEqualTo("refs/heads/" + name);
        assertThat(RefName.ofTag(name)).isEqualTo("refs/tags/" + name);
    }
}
