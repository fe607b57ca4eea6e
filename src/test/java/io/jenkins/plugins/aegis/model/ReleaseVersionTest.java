package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseVersionTest {
    @ParameterizedTest
    @DisplayName("L1 accepts exactly the forms of the version policy")
    @ValueSource(
            strings = {
                "0.0.0",
                "1.2.3",
                "10.20.30",
                "999999999.0.0",
                "1.2.3-preview",
                "1.2.3-alpha",
                "1.2.3-beta",
                "1.2.3-rc",
                "1.2.3-preview.1",
                "1.2.3-alpha.2",
                "1.2.3-beta.10",
                "1.2.3-rc.999999999"
            })
    void readsBackWhatItWrites(String text) {
        assertThat(ReleaseVersion.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @DisplayName("L1 refuses every other form, and names it and the accepted ones")
    @ValueSource(
            strings = {
                "1.2.3-preview1",
                "1.2.3-preview-1",
                "1.2.3-rc-2",
                "01.2.3",
                "1.02.3",
                "1.2.03",
                "1.2.3-preview.007",
                "1.2.3-preview.0",
                "1.2.3-rc.01",
                "1.2.3-preview.",
                "1.2.3-",
                "1.2.3-Preview",
                "1.2.3-RC",
                "1.2.3-dev",
                "1.2.3.1",
                "1.2",
                "1",
                "",
                " ",
                " 1.2.3",
                "1.2.3 ",
                "1.2.3\n",
                "v1.2.3",
                "1.2.3+build",
                "1.2.3-preview.1.2",
                "1.2.3-preview+1",
                "-1.2.3",
                "1.-2.3",
                "1.2.3-preview.-1",
                "1..3",
                "a.b.c",
                "9999999999.0.0",
                "1.2.3-rc.9999999999",
                "１.2.3",
                "1.2.3-preview.١",
                "1.2.3–preview"
            })
    void refusesAnyOtherForm(String text) {
        assertThatThrownBy(() -> ReleaseVersion.parse(text))
                .isInstanceOf(InvalidReleaseVersion.class)
                .hasMessageContaining("\"" + Printable.of(text, 80) + "\"")
                .hasMessageContaining("X.Y.Z, X.Y.Z-(preview|alpha|beta|rc)")
                .hasMessageContaining("no leading zeros");
    }

    @Test
    void cutsALongTextInItsMessage() {
        assertThatThrownBy(() -> ReleaseVersion.parse("1".repeat(10_000)))
                .hasMessageContaining("…")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    @DisplayName("L2 no two versions share a tag, a SemVer form or a PEP 440 form")
    void rendersInjectively() {
        Map<String, ReleaseVersion> seen = new HashMap<>();
        for (Function<ReleaseVersion, String> rendering : List.<Function<ReleaseVersion, String>>of(
                ReleaseVersion::toString, ReleaseVersion::tag, ReleaseVersion::pep440)) {
            seen.clear();
            for (ReleaseVersion version : many()) {
                assertThat(seen.put(rendering.apply(version), version))
                        .as(rendering.apply(version))
                        .isNull();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("L2, L6 every form is published as the runbook's table says, and counters apart from none")
    @CsvSource({
        "1.2.3,           STABLE,              1.2.3,        latest,  false",
        "1.2.3-preview,   PLANNED_PRERELEASE,  1.2.3.dev0,   preview, true",
        "1.2.3-preview.1, RECOVERY_PREVIEW,    1.2.3.dev1,   preview, true",
        "1.2.3-preview.12,RECOVERY_PREVIEW,    1.2.3.dev12,  preview, true",
        "1.2.3-alpha,     PLANNED_PRERELEASE,  1.2.3a0,      alpha,   true",
        "1.2.3-alpha.1,   RECOVERY_PRERELEASE, 1.2.3a1,      alpha,   true",
        "1.2.3-beta,      PLANNED_PRERELEASE,  1.2.3b0,      beta,    true",
        "1.2.3-beta.2,    RECOVERY_PRERELEASE, 1.2.3b2,      beta,    true",
        "1.2.3-rc,        PLANNED_PRERELEASE,  1.2.3rc0,     rc,      true",
        "1.2.3-rc.3,      RECOVERY_PRERELEASE, 1.2.3rc3,     rc,      true"
    })
    void isPublishedAs(String text, VersionKind kind, String pep440, String distTag, boolean prerelease) {
        ReleaseVersion version = ReleaseVersion.parse(text);

        assertThat(version.tag()).isEqualTo("v" + text);
        assertThat(version.kind()).isEqualTo(kind);
        assertThat(version.pep440()).isEqualTo(pep440);
        assertThat(version.distTag()).isEqualTo(distTag);
        assertThat(version.isPrerelease()).isEqualTo(prerelease);
    }

    @Test
    @DisplayName("L3 SemVer has alpha < beta < preview < rc < stable")
    void ordersAsSemVer() {
        assertAscending(
                List.of(
                        "1.2.3-alpha",
                        "1.2.3-alpha.1",
                        "1.2.3-alpha.2",
                        "1.2.3-alpha.10",
                        "1.2.3-beta",
                        "1.2.3-beta.1",
                        "1.2.3-preview",
                        "1.2.3-preview.9",
                        "1.2.3-preview.10",
                        "1.2.3-rc",
                        "1.2.3-rc.1",
                        "1.2.3",
                        "1.2.4-alpha",
                        "1.2.10",
                        "1.10.0",
                        "2.0.0-alpha"),
                ReleaseVersion::compareTo);
    }

    @Test
    @DisplayName("L3 PEP 440 has dev < a < b < rc < release")
    void ordersAsPep440() {
        assertAscending(
                List.of(
                        "1.2.3-preview",
                        "1.2.3-preview.1",
                        "1.2.3-alpha",
                        "1.2.3-alpha.1",
                        "1.2.3-beta",
                        "1.2.3-beta.1",
                        "1.2.3-rc",
                        "1.2.3-rc.1",
                        "1.2.3",
                        "1.2.4-preview",
                        "1.3.0",
                        "2.0.0-preview"),
                ReleaseVersion.PEP440_ORDER::compare);
    }

    @Test
    void isEqualInItsOrdersOnlyToItself() {
        List<ReleaseVersion> versions = many();
        for (ReleaseVersion one : versions) {
            for (ReleaseVersion other : versions) {
                boolean same = one.equals(other);
                assertThat(one.compareTo(other) == 0)
                        .as("%s and %s", one, other)
                        .isEqualTo(same);
                assertThat(ReleaseVersion.PEP440_ORDER.compare(one, other) == 0)
                        .as("%s and %s", one, other)
                        .isEqualTo(same);
            }
        }
    }

    @Test
    void readsATagAndNothingElse() {
        assertThat(ReleaseVersion.ofTag("v1.2.3-rc.1")).contains(ReleaseVersion.parse("1.2.3-rc.1"));
        assertThat(ReleaseVersion.ofTag("1.2.3")).isEmpty();
        assertThat(ReleaseVersion.ofTag("v1.2.3-preview1")).isEmpty();
        assertThat(ReleaseVersion.ofTag("chart-v1.2.3")).isEmpty();
    }

    @Test
    void refusesACounterWithoutPrerelease() {
        assertThatThrownBy(() -> new ReleaseVersion(1, 2, 3, Optional.empty(), OptionalInt.of(1)))
                .hasMessageContaining("counter");
    }

    private static void assertAscending(List<String> texts, Comparator<ReleaseVersion> order) {
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < texts.size(); j++) {
                assertThat(Integer.signum(
                                order.compare(ReleaseVersion.parse(texts.get(i)), ReleaseVersion.parse(texts.get(j)))))
                        .as("%s against %s", texts.get(i), texts.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    private static List<ReleaseVersion> many() {
        List<ReleaseVersion> versions = new ArrayList<>();
        for (String core : List.of("0.0.0", "0.0.1", "1.0.0", "1.1.0", "1.1.1", "11.1.0", "1.11.0", "1.1.11")) {
            versions.add(ReleaseVersion.parse(core));
            for (Prerelease line : Prerelease.values()) {
                versions.add(ReleaseVersion.parse(core + "-" + line.label()));
                for (int counter : List.of(1, 2, 10, 11, 101)) {
                    versions.add(ReleaseVersion.parse(core + "-" + line.label() + "." + counter));
                }
            }
        }
        return versions;
    }
}
