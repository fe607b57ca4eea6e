package io.jenkins.plugins.aegis.operation.approve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DescriptorChangeTest {
    private static Observed<String> text(String text) {
        return Observed.present(text, "git");
    }

    private static DescriptorChange change(String before, String after) {
        return new DescriptorChange(text(before), text(after));
    }

    @Test
    void saysThatNothingChanged() {
        DescriptorChange same = change("schema: 1\n", "schema: 1\n");
        assertThat(same.summary()).isEqualTo("unchanged, " + Digest.sha256("schema: 1\n"));
        assertThat(same.lines()).isEmpty();
        assertThat(new DescriptorChange(Observed.absent("a"), Observed.absent("b")).summary())
                .isEqualTo("unchanged, absent");
    }

    @Test
    @DisplayName("L35 a changed descriptor is shown with both digests and the lines that changed")
    void showsWhatChanged() {
        DescriptorChange changed = change(
                "schema: 1\nnpm:\n  build:\n  - [npm, ci]\n", "schema: 1\nnpm:\n  build:\n  - [npm, run, evil]\n");
        assertThat(changed.summary())
                .isEqualTo("CHANGED: .aegis/release.yml was "
                        + Digest.sha256("schema: 1\nnpm:\n  build:\n  - [npm, ci]\n") + ", is "
                        + Digest.sha256("schema: 1\nnpm:\n  build:\n  - [npm, run, evil]\n"));
        assertThat(changed.lines()).containsExactly("-   - [npm, ci]", "+   - [npm, run, evil]");
    }

    @Test
    void keepsWhatStayedBetweenChanges() {
        assertThat(change("a\nb\nc\nd\n", "a\nx\nc\n").lines()).containsExactly("- b", "+ x", "- d");
    }

    @Test
    void showsADescriptorThatIsNewOrGone() {
        assertThat(new DescriptorChange(Observed.absent("v1"), text("schema: 1")).lines())
                .containsExactly("+ schema: 1");
        DescriptorChange gone = new DescriptorChange(text("schema: 1"), Observed.absent("main"));
        assertThat(gone.lines()).containsExactly("- schema: 1");
        assertThat(gone.summary()).endsWith("is absent");
    }

    @Test
    void isBounded() {
        String many = IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
        assertThat(change("", many).lines())
                .hasSize(DescriptorChange.MOST_LINES + 1)
                .last()
                .isEqualTo("and 60 more changed lines");
        assertThat(change("", "x".repeat(5000)).lines().get(0)).hasSizeLessThan(200);
    }

    @Test
    void doesNotCompareWithoutLimit() {
        String before = IntStream.range(0, 5000).mapToObj(i -> "a" + i).collect(Collectors.joining("\n"));
        String after = IntStream.range(0, 5000).mapToObj(i -> "b" + i).collect(Collectors.joining("\n"));
        assertThat(change(before, after).lines())
                .containsExactly("too many lines differ to be compared: 5000 became 5000");
    }

    @Test
    void nothingInItActsOnATerminal() {
        assertThat(change("", "x\u001b[2J\u202e").lines()).containsExactly("+ x\\u001b[2J\\u202e");
    }

    @Test
    @DisplayName("L7 a descriptor that cannot be read is not unchanged")
    void saysWhatIsNotKnown() {
        DescriptorChange unknown = new DescriptorChange(Observed.unknown("v1.2.2", "no object"), text("schema: 1"));
        assertThat(unknown.summary()).startsWith("unknown: ").contains("no object");
        assertThat(unknown.lines()).isEmpty();
    }
}
