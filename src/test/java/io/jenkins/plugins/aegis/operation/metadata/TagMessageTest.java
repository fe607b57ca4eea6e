package io.jenkins.plugins.aegis.operation.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.testing.Commits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagMessageTest {
    private static final Digest APPROVED = Digest.sha256("approved");

    private static TagRef tag(boolean annotated, String... message) {
        return new TagRef("v1.2.3", Commits.commit(9), annotated, Optional.of(Commits.commit(1)), List.of(message));
    }

    @Test
    @DisplayName("L17 a recovery tag has the three lines of the runbook")
    void writesTheRecoveryLines() {
        assertThat(TagMessage.of(ReleaseVersion.parse("1.2.3-preview.1"), OptionalInt.of(42), APPROVED))
                .containsExactly(
                        "Release v1.2.3-preview.1",
                        "",
                        "recovery-release: true",
                        "recovery-issue: #42",
                        "recovery-confirmation: RECOVERY 1.2.3-preview.1",
                        "",
                        "aegis-approval: " + APPROVED);
    }

    @Test
    void writesNoRecoveryLineForAnyOtherRelease() {
        assertThat(TagMessage.of(ReleaseVersion.parse("1.2.3"), OptionalInt.empty(), APPROVED))
                .containsExactly("Release v1.2.3", "", "aegis-approval: " + APPROVED);
    }

    @Test
    void readsTheIssueBack() {
        assertThat(TagMessage.recoveryIssue(tag(true, "Release v1.2.3", "recovery-issue: #42")))
                .hasValue(42);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recovery-issue: 42",
                "recovery-issue: #0",
                "recovery-issue: #042",
                " recovery-issue: #42",
                "recovery-issue: #42 "
            })
    void readsNoIssueFromAnotherForm(String line) {
        assertThat(TagMessage.recoveryIssue(tag(true, "Release v1.2.3", line))).isEmpty();
    }

    @Test
    void knowsATagOfThisPipelineByKindSubjectAndApproval() {
        ReleaseVersion version = ReleaseVersion.parse("1.2.3");
        assertThat(TagMessage.isOfThisPipeline(tag(true, "Release v1.2.3", "", "aegis-approval: x"), version))
                .isTrue();
        assertThat(TagMessage.isOfThisPipeline(tag(false), version)).isFalse();
        assertThat(TagMessage.isOfThisPipeline(tag(true), version)).isFalse();
        assertThat(TagMessage.isOfThisPipeline(tag(true, "Release v1.2.3"), version))
                .isFalse();
        assertThat(TagMessage.isOfThisPipeline(tag(true, "Release v1.2.4", "", "aegis-approval: x"), version))
                .isFalse();
    }
}
