package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource({
        "*, 0.0.1-preview",
        "1.2.3, 1.2.3",
        "1.2.3, 1.2.3-rc",
        ">=1.0.0, 1.0.0",
        ">=1.0.0, 1.0.0-preview",
        ">=1.0.0   <2.0.0, 1.99.0",
        "<=1.0.0, 1.0.0-rc.2",
        ">1.0.0, 1.0.1-alpha",
        ">=1.0.0-rc, 1.0.0-rc.1",
        "=1.0.0-rc, 1.0.0-rc"
    })
    void contains(String range, String version) {
        assertThat(new VersionRange(range).contains(ReleaseVersion.parse(version)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.4",
        ">=1.0.0, 0.9.9",
        ">=1.0.0 <2.0.0, 2.0.0-rc",
        "<2.0.0, 2.0.0-alpha",
        ">1.0.0, 1.0.0",
        ">=1.0.0-rc, 1.0.0-beta",
        "=1.0.0-rc, 1.0.0-rc.1"
    })
    void leavesOut(String range, String version) {
        assertThat(new VersionRange(range).contains(ReleaseVersion.parse(version)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1.x", "^1.0.0", ">= 1.0.0", "1.0", ">=v1.0.0", "* >=1.0.0", "=>1.0.0"})
    void namesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> new VersionRange(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("\"" + text.strip() + "\"", ">=1.0.0 <2.0.0");
    }
}
