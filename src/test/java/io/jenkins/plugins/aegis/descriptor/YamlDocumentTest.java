package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader says of text that is no plain YAML document. */
class YamlDocumentTest {
    @Test
    void syntaxErrorsCarryTheirLine() {
        assertThat(violations("schema: 1\nbranches:\n  source: [a\nnpm: {}"))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.line()).isEqualTo(4);
                    assertThat(violation.message()).startsWith("is no YAML: ");
                });
    }

    @Test
    void tabsAsIndentationCarryTheirLine() {
        assertThat(violations("schema: 1\nbranches:\n\tsource: a"))
                .extracting(Violation::line)
                .containsExactly(3);
    }

    @Test
    void refusesRepeatedKeysAndGoesOn() {
        assertThat(violations("schema: 1\nbranches:\n  source: a\n  source: b\nextra: 1"))
                .extracting(Violation::line, Violation::instancePath)
                .containsExactly(tuple(4, "/branches/source"), tuple(5, "/extra"));
    }

    @Test
    void refusesAliases() {
        assertThat(violations("schema: 1\nmetadata:\n  manifest: &d packages\nbranches:\n  source: *d"))
                .extracting(Violation::line, Violation::message)
                .containsExactly(tuple(5, "a YAML alias stands here; write the value out"));
    }

    @Test
    void refusesMergeKeys() {
        assertThat(violations("schema: 1\nmetadata: &n {manifest: a}\nbranches:\n  <<: *n"))
                .extracting(Violation::instancePath)
                .containsOnly("/branches/<<");
    }

    @Test
    void anAliasBombIsRefusedAndNeverExpanded() {
        StringBuilder bomb = new StringBuilder("schema: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 60; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(9, before)) + "]\n");
        }
        List<Violation> violations =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> violations(bomb.toString()));
        assertThat(violations).hasSizeGreaterThan(60);
    }

    @Test
    void refusesTags() {
        assertThat(violations("schema: 1\nmetadata: {manifest: !!javax.script.ScriptEngineManager x}"))
                .extracting(Violation::message)
                .containsExactly("a YAML tag (!) stands here; take it away");
    }

    @Test
    void refusesASecondDocument() {
        assertThat(violations("schema: 1\n---\nschema: 1"))
                .extracting(Violation::message)
                .containsExactly("a second YAML document begins; keep one document in the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "# nothing but a comment\n"})
    void refusesAnEmptyFile(String text) {
        assertThat(violations(text))
                .extracting(Violation::message)
                .containsExactly("the file is empty; write schema: 1, or delete the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just text", "[1, 2]", "7", "null"})
    void refusesWhatIsNoMapping(String text) {
        assertThat(violations(text)).extracting(Violation::schemaPath).containsExactly("/type");
    }

    @Test
    void refusesTextThatIsNotUtf8AndNamesTheLine() {
        assertThat(violations("schema: 1\nnpm: {directory: gr\ufffd\ufffde}"))
                .extracting(Violation::line, Violation::message)
                .containsExactly(tuple(2, "the text is not UTF-8; save the file in that encoding"));
    }

    @Test
    void refusesAHugeFile() {
        assertThat(violations("schema: 1\n#" + "x".repeat(DescriptorReader.LARGEST)))
                .extracting(Violation::message)
                .containsExactly("the file is larger than 256 KiB; a descriptor is a few lines");
    }

    @Test
    void readsUpToTheLimit() throws Exception {
        String text = "schema: 1\n#";
        assertThat(new DescriptorReader().read(text + "x".repeat(DescriptorReader.LARGEST - text.length())))
                .isEqualTo(DescriptorDefaults.runbook());
    }

    @Test
    void countsTheLimitInBytes() {
        assertThat(violations("schema: 1\n#" + "ä".repeat(DescriptorReader.LARGEST / 2)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void refusesDeepNestingQuickly(String opening) {
        String text = "schema: 1\nnpm: " + opening.repeat(DescriptorReader.LARGEST / opening.length() - 10);
        List<Violation> violations =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> violations(text));
        assertThat(violations).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a", "~0", ".", "a/", "@", ".lock"})
    void refusesLongValuesQuickly(String unit) {
        String value = unit.repeat(200_000 / unit.length());
        String text = "schema: 1\nbranches: {source: '" + value + "'}";
        List<Violation> violations =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> violations(text));
        assertThat(violations).anySatisfy(violation -> assertThat(violation.message())
                .endsWith("no value of a descriptor is longer than 1000, shorten it"));
    }

    @Test
    void showsHostileTextHarmlessly() {
        assertThat(violations("schema: 1\nbranches: {source: \"a\\e[31m\\u202eb\"}"))
                .extracting(Violation::message)
                .allSatisfy(message -> assertThat(message).startsWith("\"a\\u001b[31m\\u202eb\""));
    }

    private static List<Violation> violations(String yaml) {
        return catchThrowableOfType(InvalidDescriptor.class, () -> new DescriptorReader().read(yaml))
                .violations();
    }
}
