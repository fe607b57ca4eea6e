package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.audit.AuditEvent.TagPushed;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The planned preview 0.2.0-preview is released, turns out to be unusable, and is recovered by 0.2.0-preview.1. */
class PreviewReleaseIT {
    @TempDir
    static Path directory;

    private static SampleSite world;
    private static FinishedBuild planned;
    private static Map<String, String> tagsAfterPlanned;
    private static int issue;
    private static FinishedBuild recovery;

    @BeforeAll
    static void releaseAndRecover() {
        world = SampleSite.in(directory);
        planned = world.release("0.2.0-preview");
        tagsAfterPlanned = world.registry().distTags();
        world.remote().merge("main", "develop");
        world.remote().commitFile("develop", "fix: pack what is built", "docs/packing.md", "All of dist.\n");
        issue = world.maintainers().openIssue(People.REQUESTER, "0.2.0-preview cannot be installed", "…");
        world.maintainers().comment(People.APPROVER, issue, "Approved: recover with 0.2.0-preview.1.");
        recovery = world.release(
                Map.of(
                        "VERSION", "0.2.0-preview.1",
                        "RECOVERY_RELEASE", true,
                        "RECOVERY_ISSUE", "#" + issue,
                        "RECOVERY_REASON", "the published package lacks its dist directory",
                        "RECOVERY_CONFIRMATION", "RECOVERY 0.2.0-preview.1"),
                SampleSite.cast(),
                PipelineListener.NONE);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void releasesThePlannedPreview() {
        assertThat(planned.failure()).isEmpty();
        assertThat(messageOf("v0.2.0-preview").get(0)).isEqualTo("Release v0.2.0-preview");
        assertThat(world.registry().versions()).contains("0.2.0-preview");
    }

    @Test
    void movesThePreviewDistTagOnly() {
        assertThat(tagsAfterPlanned).containsEntry("preview", "0.2.0-preview");
        assertThat(world.registry().distTags()).containsEntry("preview", "0.2.0-preview.1");
    }

    @Test
    @DisplayName("L23 a preview is marked as prerelease, and is not the latest release")
    void marksPrereleases() {
        for (JsonNode release : world.forge().releases()) {
            assertThat(release.path("prerelease").asBoolean()).isTrue();
        }
        assertThat(world.forge().releaseStates())
                .containsExactlyInAnyOrder("v0.2.0-preview published", "v0.2.0-preview.1 published");
        assertThat(world.forge().get("/releases/latest").path("message").asText())
                .isEqualTo("Not Found");
    }

    @Test
    void releasesTheAuthorisedRecovery() {
        assertThat(recovery.failure()).isEmpty();
        assertThat(recovery.audit().intact()).isTrue();
    }

    @Test
    @DisplayName("L17 the recovery tag carries the three lines of the runbook")
    void writesTheRecoveryLinesIntoTheTag() {
        assertThat(messageOf("v0.2.0-preview.1"))
                .startsWith(
                        "Release v0.2.0-preview.1",
                        "",
                        "recovery-release: true",
                        "recovery-issue: #" + issue,
                        "recovery-confirmation: RECOVERY 0.2.0-preview.1");
    }

    @Test
    @DisplayName("the approval issue says what was unusable, what replaced it and why, once")
    void writesDownWhatWasReplaced() {
        List<String> entries = new ArrayList<>();
        for (JsonNode comment : world.forge().get("/issues/" + issue + "/comments")) {
            if (comment.path("user").path("login").asText().equals(People.PIPELINE)) {
                entries.add(comment.path("body").asText());
            }
        }
        assertThat(entries).singleElement().satisfies(entry -> assertThat(entry)
                .contains(
                        "0.2.0-preview.1 is released and replaces 0.2.0-preview, which is unusable",
                        "the published package lacks its dist directory",
                        "<!-- aegis-recovery: 0.2.0-preview.1 -->"));
    }

    @Test
    void recordsTheObjectOfEachTagThatItPushed() {
        assertThat(recovery.events(TagPushed.class))
                .containsExactly(new TagPushed(
                        "v0.2.0-preview.1",
                        world.remote().git("rev-parse", "refs/tags/v0.2.0-preview.1"),
                        world.remote().commit("v0.2.0-preview.1")));
    }

    @Test
    @DisplayName("L12 the changelog of the recovery starts at the preview that it recovers")
    void startsTheChangelogAtThePlannedPreview() {
        assertThat(world.remote().file("v0.2.0-preview.1", "CHANGELOG.md"))
                .contains("compare/v0.2.0-preview...v0.2.0-preview.1");
    }

    private static List<String> messageOf(String tag) {
        return world.remote()
                .git("tag", "--list", "--format=%(contents)", tag)
                .lines()
                .toList();
    }
}
