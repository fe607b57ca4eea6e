package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.testing.Commits;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values: commits, digests, waivers, what is approved, and text that is shown. */
class ValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "HEAD", "abc123", "ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD", "--upload-pack=evil"})
    void refusesWhatIsNoFullCommitId(String text) {
        assertThatThrownBy(() -> new CommitId(text)).hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void rendersADigestAsNpmDoes() {
        Digest digest = Digest.of(Digest.Algorithm.SHA512, "abc".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(digest.integrity())
                .isEqualTo(
                        "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==");
    }

    @Test
    void refusesADigestOfAnotherLength() {
        assertThatThrownBy(() -> new Digest(Digest.Algorithm.SHA256, "00")).hasMessageContaining("SHA-256");
    }

    @Test
    void readsAWaiverWithEqualsSignsInItsReason() {
        assertThat(Waiver.parse(" AEGIS-PRE-006 = known: a=b ", "rita"))
                .isEqualTo(new Waiver("AEGIS-PRE-006", "known: a=b", "rita"));
    }

    @ParameterizedTest
    @CsvSource({"AEGIS-PRE-006,write", "AEGIS-PRE-006=,reason", "=because,id of the rule", "=,id of the rule"})
    void namesAWaiverThatLacksAPart(String text, String lacking) {
        assertThatThrownBy(() -> Waiver.parse(text, "rita"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining(lacking)
                .hasMessageContaining("<rule id>=<reason>");
    }

    @Test
    void showsWhatCouldActOnATerminal() {
        assertThat(Printable.of("a\u001b[2Jb\u202ec\nd", 100)).isEqualTo("a\\u001b[2Jb\\u202ec\\u000ad");
    }

    @Test
    void cutsALongText() {
        assertThat(Printable.of("abcdef", 3)).isEqualTo("abc…");
        assertThat(Printable.of("abc", 3)).isEqualTo("abc");
    }

    @Test
    @DisplayName("L14 the digest of what is approved changes with commit, metadata and plan")
    void bindsTheApprovalToEveryPart() {
        ApprovalSubject subject = subject("1.2.3", 1, "sha256:a", "push tag");
        assertThat(subject.digest())
                .isEqualTo(subject("1.2.3", 1, "sha256:a", "push tag").digest());
        assertThat(List.of(
                        subject("1.2.4", 1, "sha256:a", "push tag").digest(),
                        subject("1.2.3", 2, "sha256:a", "push tag").digest(),
                        subject("1.2.3", 1, "sha256:b", "push tag").digest(),
                        subject("1.2.3", 1, "sha256:a", "push tag and more").digest()))
                .doesNotHaveDuplicates()
                .doesNotContain(subject.digest());
    }

    private static ApprovalSubject subject(String version, int commit, String digest, String outline) {
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put("package.json", digest);
        return new ApprovalSubject(ReleaseVersion.parse(version), Commits.commit(commit), metadata, List.of(outline));
    }
}
