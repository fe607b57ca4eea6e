package io.jenkins.plugins.aegis.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.helm.RepositoryIndex.Listed;
import io.jenkins.plugins.aegis.adapter.packaging.PackedChart;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.testing.PackedCharts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryIndexTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    /** What an entry of one version is in all shapes below. */
    private static final String OLD = "0123456789012345678901234567890123456789012345678901234567890123";

    static Stream<String> shapes() {
        String plain = "apiVersion: v1\nentries:\n  beacon:\n  - version: 0.1.0\n    digest: " + OLD
                + "\n    urls:\n    - beacon-0.1.0.tgz\n  other:\n  - version: 9.0.0\ngenerated: \"2026-01-01T00:00:00Z\"\n";
        return Stream.of(
                plain,
                // without a line break at the end
                plain.stripTrailing(),
                // as Windows writes it
                plain.replace("\n", "\r\n"),
                // with a byte order mark
                "\uFEFF" + plain,
                // dashes in deeper columns, comments around them
                "apiVersion: v1\nentries: # all of them\n    beacon: # ours\n      # the first\n        -   version: '0.1.0' # !\n"
                        + "            digest: \"sha256:" + OLD + "\"\n\n      # done\n",
                // our chart after another one, keys in another order, generated first
                "generated: 2026-01-01T00:00:00Z\nentries:\n  aaa:\n    - version: 1.0.0\n  beacon:\n    -\n      digest: "
                        + OLD + "\n      version: \"0.1.0\"\n  zzz: []\napiVersion: v1\n",
                // another chart only
                "apiVersion: v1\nentries:\n  \"other\":\n  - version: 1.0.0\n    description: \"- version: 0.1.0 # {\"\n",
                "apiVersion: v1\nentries:\n\n  # nothing but another\n\n  other: []\n",
                // none at all
                "apiVersion: v1\nentries: {}\n",
                "apiVersion: v1\nentries: { }   # none yet\ngenerated: now\n",
                "apiVersion: v1\nentries:\ngenerated: now\n",
                "apiVersion: v1\nentries:",
                "apiVersion: v1\nentries: # none yet\n",
                // our chart without versions
                "apiVersion: v1\nentries:\n  beacon: []\n",
                "apiVersion: v1\nentries:\n  beacon:\n  other: []\n",
                // in brackets, as JSON and as people write it
                "{\"apiVersion\":\"v1\",\"entries\":{\"beacon\":[{\"version\":\"0.1.0\",\"digest\":\"" + OLD + "\"}]}}",
                "{\"apiVersion\":\"v1\",\"entries\":{\"other\":[{\"version\":\"0.1.0\"}]}}\n",
                "apiVersion: v1\nentries: {beacon: [ # newest first\n  {version: 0.1.0}\n  ], other: []}\n",
                // markers, text beyond ASCII and beyond sixteen bits, strings over several lines
                "%YAML 1.1\n---\napiVersion: v1\n# 🚀 ü\nentries:\n  other:\n  - version: 1.0.0\n    description: |\n      🚀🚀\n"
                        + "      - version: 0.1.0\n  beacon:\n  - version: 0.1.0\n    description: >-\n      🚀\n\n      ü\n...\n");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    @DisplayName("L25 an entry is inserted in one place, and every byte around it stays")
    void keepsEveryByteAroundTheEntry(String before) throws Exception {
        String after = RepositoryIndex.read(before).with(entry("beacon", "0.2.0"));

        int inserted = after.length() - before.length();
        assertThat(inserted).isPositive();
        int same = 0;
        while (same < before.length() && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        assertThat(after.substring(same + inserted)).isEqualTo(before.substring(same));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void listsTheVersionBeforeThoseThatWereThere(String before) throws Exception {
        RepositoryIndex index = RepositoryIndex.read(before);

        List<Listed> after =
                RepositoryIndex.read(index.with(entry("beacon", "0.2.0"))).versions("beacon");

        assertThat(after.get(0))
                .isEqualTo(new Listed("0.2.0", digest("beacon", "0.2.0").hex(), List.of("beacon-0.2.0.tgz")));
        assertThat(after.subList(1, after.size())).isEqualTo(index.versions("beacon"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void takesOneAfterTheOther(String before) throws Exception {
        String text = before;
        for (String version : List.of("0.2.0", "0.3.0-preview", "0.3.0")) {
            text = RepositoryIndex.read(text).with(entry("beacon", version));
        }

        assertThat(RepositoryIndex.read(text).versions("beacon").stream().limit(3))
                .extracting(Listed::version)
                .containsExactly("0.3.0", "0.3.0-preview", "0.2.0");
    }

    @Test
    void keepsTheLineBreaksOfTheFile() throws Exception {
        String after = RepositoryIndex.read("apiVersion: v1\r\nentries:\r\n  a:\r\n  - version: 1.0.0\r\n")
                .with(entry("a", "2.0.0"));

        assertThat(after.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    void writesAnEntryAsHelmDoes() throws Exception {
        assertThat(RepositoryIndex.beginningWith(entry("beacon", "0.2.0")))
                .isEqualTo(
                        """
                        apiVersion: v1
                        entries:
                          beacon:
                          - apiVersion: v2
                            appVersion: 0.2.0
                            created: "2026-05-04T03:02:01Z"
                            description: Tells how beacon is.
                            digest: %s
                            name: beacon
                            type: application
                            urls:
                            - beacon-0.2.0.tgz
                            version: 0.2.0
                        generated: "2026-05-04T03:02:01Z"
                        """
                                .formatted(digest("beacon", "0.2.0").hex()));
    }

    @Test
    void takesWhatTheChartSaysOfItselfAndLeavesOutWhatHelmDoesNotKnow() throws Exception {
        byte[] archive = PackedCharts.withMetadata(
                "odd",
                """
                apiVersion: v2
                name: odd
                version: 1.0.0
                appVersion: "1.10"
                description: "yes: # it's\\n'odd' 🚀"
                deprecated: true
                keywords: ["on", "null", health]
                maintainers:
                - name: Ada
                  email: ada@example.org
                annotations:
                  example.org/x: "- a\\n- b"
                ours: unknown to Helm
                """);
        PackedChart chart = PackedChart.read(new ByteArrayInputStream(archive));

        String text = RepositoryIndex.read("apiVersion: v1\nentries:\n  odd:\n  - version: 0.9.0\n")
                .with(ChartEntry.of(chart, Digest.of(Digest.Algorithm.SHA256, archive), NOW));

        assertThat(text)
                .contains("appVersion: \"1.10\"\n", "deprecated: true\n", "- \"on\"\n", "- \"null\"\n", "- health\n")
                .contains("description: \"yes: # it's\\n'odd' 🚀\"\n")
                .doesNotContain("ours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''                                                     | it is empty
            not an index                                           | no apiVersion
            entries: {}                                            | no apiVersion
            apiVersion: v1                                         | no entries
            'apiVersion: v1\\nentries: [a]'                         | line 2: entries is no map
            'apiVersion: v1\\nentries: {\\n  a: b: c'                | is no YAML
            'apiVersion: v1\\nentries: {}\\nentries: {}'             | line 3 has the key "entries" a second time
            'apiVersion: v1\\nentries:\\n  a: []\\n  a: []'           | line 4 has the key "a" a second time
            'apiVersion: v1\\nentries: &e\\n  a: []\\nb: *e'          | has an anchor
            'apiVersion: v1\\nentries: {}\\n---\\napiVersion: v1'     | is no YAML
            'apiVersion: v1\\nentries:\\n\\ta: []'                    | is no YAML
            """)
    void refusesWhatIsNoIndexAndSaysWhere(String text, String message) {
        assertThatThrownBy(() -> RepositoryIndex.read(
                        text == null ? "" : text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: text", "a: {version: 1.0.0}", "a: [text]", "a: [{name: a}]", "a: ~"})
    void refusesAChartWhoseVersionsCannotBeRead(String chart) {
        RepositoryIndex index = RepositoryIndex.read("apiVersion: v1\nentries:\n  " + chart + "\n");

        assertThatThrownBy(() -> index.versions("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries:\n  a: !!seq\n  - version: 1.0.0", "entries: ~"})
    void refusesWhereNothingCanBeInsertedWithoutTouchingTheRest(String entries) {
        String text = "apiVersion: v1\n" + entries + "\n";

        assertThatThrownBy(() -> RepositoryIndex.read(text).with(entry("a", "2.0.0")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsTheDigestWithAndWithoutItsAlgorithm() {
        assertThat(new Listed("1.0.0", OLD, List.of()).statedDigest()).isEqualTo("sha256:" + OLD);
        assertThat(new Listed("1.0.0", "sha256:" + OLD, List.of()).statedDigest())
                .isEqualTo("sha256:" + OLD);
        assertThat(new Listed("1.0.0", "", List.of()).statedDigest()).isEmpty();
    }

    static ChartEntry entry(String name, String version) throws IOException {
        PackedChart chart = PackedChart.read(new ByteArrayInputStream(PackedCharts.of(name, version)));
        return ChartEntry.of(chart, digest(name, version), NOW);
    }

    private static Digest digest(String name, String version) {
        return Digest.of(Digest.Algorithm.SHA256, PackedCharts.of(name, version));
    }
}
