package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Pep440VersionTest {
    private static Pep440Version version(String text) {
        return Pep440Version.parse(text).orElseThrow();
    }

    @Test
    @DisplayName("L3 the order is that of PEP 440, over every kind of suffix")
    void ordersAsInstallersDo() {
        List<String> ascending = List.of(
                "0.9",
                "1.0.dev0",
                "1.0.dev2",
                "1.0a0.dev1",
                "1.0a0",
                "1.0a0.post1",
                "1.0a2",
                "1.0a12",
                "1.0b0",
                "1.0rc0",
                "1.0rc1.post0.dev3",
                "1.0rc1.post0",
                "1.0",
                "1.0+abc",
                "1.0+abc.5",
                "1.0+5",
                "1.0.post0.dev1",
                "1.0.post0",
                "1.0.1.dev0",
                "1.1",
                "1.10",
                "2024.1",
                "1!0.1");

        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(Integer.signum(version(ascending.get(i)).compareTo(version(ascending.get(j)))))
                        .as(ascending.get(i) + " and " + ascending.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @DisplayName("L2 spellings of one version are one version")
    @CsvSource({
        "1.2.3-preview,1.2.3rc0", "1.2.3ALPHA,1.2.3a0", "v1.2.3-beta.4,1.2.3b4", "1.2.3c1,1.2.3rc1",
        "1.2.3-1,1.2.3.post1", "1.2.3.rev2,1.2.3.post2", "1.2.3-dev,1.2.3.dev0", "1.2.3_dev_4,1.2.3.dev4",
        "01.2.3,1.2.3", "1.0+Ab-c_1,1.0+ab.c.1", "0!1.0,1.0"
    })
    void readsOtherSpellings(String spelling, String normal) {
        assertThat(version(spelling)).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource({"1.0,1.0.0", "1,1.0.0.0", "1.0.dev0,1.dev0"})
    void takesMissingNumbersForZero(String one, String other) {
        assertThat(version(one).isSameAs(version(other))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "1.2.x", "1.2.3-next.1", "1.0+", "1.0+a+b", "9999999999999999999"})
    void readsNothingElse(String text) {
        assertThat(Pep440Version.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("L2 our rendering is the normal form")
    @ValueSource(strings = {"1.2.3", "1.2.3-preview", "1.2.3-preview.4", "1.2.3-alpha.1", "1.2.3-beta", "1.2.3-rc.12"})
    void keepsWhatReleasesAreRenderedAs(String release) {
        String rendered = ReleaseVersion.parse(release).pep440();

        assertThat(version(rendered)).hasToString(rendered);
    }
}
