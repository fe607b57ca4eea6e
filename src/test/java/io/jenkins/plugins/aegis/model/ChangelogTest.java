package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Changelog.CompareRange;
import io.jenkins.plugins.aegis.model.Changelog.Section;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogTest {
    /** Written in the form of Release Please's default notes, below the header that its updater keeps. */
    private static final String TEXT =
            """
            # Changelog

            All notable changes to this project will be documented in this file.

            ## [1.3.0-preview](https://github.com/acme/app/compare/v1.2.4...v1.3.0-preview) (2026-05-03)


            ### ⚠ BREAKING CHANGES

            * **api:** the old route is gone

            ### Features

            * a route ([#12](https://github.com/acme/app/issues/12)) ([0a1b2c3](https://github.com/acme/app/commit/0a1b2c3))

            ### [1.2.4](https://github.com/acme/app/compare/v1.2.3...v1.2.4) (2026-04-01)


            ### Bug Fixes

            * a fix ([1a1b2c3](https://github.com/acme/app/commit/1a1b2c3))

            ## 1.2.3 (2026-03-01)

            ## What's Changed
            * by hand

            ## v1.2.2

            03-18-2019 13:47 PDT
            """;

    private final Changelog changelog = Changelog.parse(TEXT);

    @Test
    @DisplayName("L12 the compare range starts where the heading's link says")
    void readsTheCompareRange() {
        assertThat(section("1.3.0-preview").compare()).contains(new CompareRange("v1.2.4", "v1.3.0-preview"));
    }

    @Test
    void readsTheBodyUpToTheNextVersion() {
        assertThat(section("1.3.0-preview").body())
                .startsWith("### ⚠ BREAKING CHANGES\n\n* **api:**")
                .endsWith("commit/0a1b2c3))");
    }

    @Test
    void readsThreeHashesAsAVersionToo() {
        assertThat(section("1.2.4").compare()).contains(new CompareRange("v1.2.3", "v1.2.4"));
        assertThat(section("1.2.4").body()).startsWith("### Bug Fixes").endsWith("commit/1a1b2c3))");
    }

    @Test
    void readsAHeadingWithoutLink() {
        assertThat(section("1.2.3").compare()).isEmpty();
    }

    @Test
    void readsAHeadingWithV() {
        assertThat(section("1.2.2").body()).isEqualTo("03-18-2019 13:47 PDT");
    }

    @Test
    void countsLinesFromOne() {
        assertThat(changelog.sections()).extracting(Section::line).containsExactly(5, 16, 23, 28);
    }

    @Test
    void aVersionWithoutHeadingHasNoSection() {
        assertThat(changelog.section(ReleaseVersion.parse("1.3.0"))).isEmpty();
    }

    @Test
    void takesTheTopmostOfSeveralHeadings() {
        Changelog repeated = Changelog.parse("## 1.0.0 (2026-02-02)\n\nnew\n\n## 1.0.0 (2026-01-01)\n\nold\n");
        assertThat(repeated.section(ReleaseVersion.parse("1.0.0")).orElseThrow().body())
                .isEqualTo("new");
    }

    @Test
    void readsWindowsLineEnds() {
        assertThat(Changelog.parse(TEXT.replace("\n", "\r\n"))).isEqualTo(changelog);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.github.com/a/b/compare/v1.2.2...v1.2.3, v1.2.2, v1.2.3",
        "https://ghe.example/a/b/compare/app-v1.2.2...app-v1.2.3, app-v1.2.2, app-v1.2.3",
        "https://github.com/a/compare/compare/v1.2.2...v1.2.3, v1.2.2, v1.2.3",
    })
    void readsCompareLinksOfOtherHosts(String link, String from, String to) {
        assertThat(only("## [1.2.3](" + link + ") (2026-01-01)").compare()).contains(new CompareRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## [1.2.3](https://github.com/a/b/releases/tag/v1.2.3) (2026-01-01)",
                "## [1.2.3](https://github.com/a/b/compare/v1.2.2..v1.2.3)",
                "## [1.2.3](https://github.com/a/b/compare/...v1.2.3)",
                "## [1.2.3](https://github.com/a/b/compare/v1.2.2...)",
                "## [1.2.3](https://github.com/a/b/compare/v1.2.2...v1.2.3",
                "## [1.2.3] see /compare/v1.2.2...v1.2.3)",
            })
    void aHeadingWithoutCompareLinkHasNoRange(String heading) {
        assertThat(only(heading).compare()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#### 1.2.3",
                "##1.2.3",
                "## 1.2",
                "## Version 1.2.3",
                "## [Unreleased]",
                "### Bug Fixes",
                "## [1.2.3",
                " ## 1.2.3",
                "* 1.2.3",
                "## [[1.2.3]]",
                "## 12345678901.2.3"
            })
    void otherLinesAreNoVersionHeadings(String line) {
        assertThat(Changelog.parse(line).sections()).isEmpty();
    }

    @Test
    void anotherTopHeadingEndsTheSection() {
        assertThat(only("## 1.2.3\n\nmine\n\n## [Unreleased]\n\nnot mine").body())
                .isEqualTo("mine");
    }

    @Test
    void cutsAnEndlessBody() {
        String body = only("## 1.2.3\n\n" + "* line\n".repeat(200_000)).body();
        assertThat(body).hasSizeLessThanOrEqualTo(Changelog.LONGEST_BODY).endsWith("…");
    }

    @Test
    void cutsAnEndlessLine() {
        assertThat(only("## 1.2.3\n\n" + "x".repeat(2_000_000)).body())
                .hasSizeLessThanOrEqualTo(Changelog.LONGEST_BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "# ",
                "## ",
                "## [",
                "## [1.2.3](",
                "/compare/",
                "## [1.2.3](/compare/",
                "...",
                "## 1.2.3",
                "## [1.2.3](/compare/a...",
                "\n",
                "## 1.2.3\n",
                "\t",
                "## \t",
                "1.",
                "]("
            })
    void readsHostileTextInBoundedTime(String unit) {
        String text = "## [1.2.3](x/compare/" + unit.repeat(2_000_000 / unit.length());
        Changelog read = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Changelog.parse(text));
        assertThat(read.sections()).hasSizeLessThan(2_000_000);
    }

    @Test
    void findsASectionWithoutReadingOnAsItDoesAfterReadingAll() {
        String text =
                "# Changelog\n\n## 1.2.0\n\nfirst\n\n## 1.1.0\n\nsecond\n\n## 1.1.0\n\nthird\n\n## Unreleased\n\nlast\n";
        for (String version : List.of("1.2.0", "1.1.0", "1.0.0")) {
            ReleaseVersion asked = ReleaseVersion.parse(version);

            assertThat(Changelog.section(text, asked))
                    .isEqualTo(Changelog.parse(text).section(asked));
        }
    }

    private Section section(String version) {
        return changelog.section(ReleaseVersion.parse(version)).orElseThrow();
    }

    private static Section only(String text) {
        List<Section> sections = Changelog.parse(text).sections();
        assertThat(sections).hasSize(1);
        return sections.get(0);
    }
}
