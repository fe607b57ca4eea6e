package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsedRelease;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two previews are released, and the second is taken back: by its dist-tag at once, by pull requests for good. */
class RollbackIT {
    @TempDir
    static Path directory;

    private static SampleSite world;
    private static List<String> tags;
    private static FinishedBuild unapproved;
    private static FinishedBuild distTag;
    private static FinishedBuild revert;
    private static FinishedBuild again;

    @BeforeAll
    static void releaseAndTakeBack() {
        world = SampleSite.in(directory);
        assertThat(world.release("0.2.0-preview").failure()).isEmpty();
        world.remote().merge("main", "develop");
        world.remote().commitFile("develop", "feat: shout", "docs/shouting.md", "LOUD\n");
        assertThat(world.release("0.3.0-preview").failure()).isEmpty();
        tags = world.remote().refs().stream()
                .filter(ref -> ref.startsWith("refs/tags/"))
                .toList();
        unapproved = takeBack(Map.of("WAY", "dist-tag"));
        int issue = world.maintainers().openIssue(People.REQUESTER, "0.3.0-preview shouts", "…");
        world.maintainers().comment(People.APPROVER, issue, "rollback-approved: 0.3.0-preview");
        distTag = takeBack(Map.of("WAY", "dist-tag", "ISSUE", "#" + issue));
        revert = takeBack(Map.of("WAY", "revert"));
        for (PullView pull : world.maintainers().pulls()) {
            if (pull.state().equals("open")) {
                world.maintainers().approve(People.REVIEWER, pull.number());
                world.maintainers().merge(People.REVIEWER, pull.number(), MergeMethod.SQUASH);
            }
        }
        again = takeBack(Map.of("WAY", "revert"));
    }

    private static FinishedBuild takeBack(Map<String, Object> how) {
        Map<String, Object> parameters = new LinkedHashMap<>(how);
        parameters.put("VERSION", "0.3.0-preview");
        parameters.put("REASON", "It shouts at people");
        return world.release(
                RehearsedRelease.jenkinsfile().resolveSibling("docs/pipelines/rollback.Jenkinsfile"),
                parameters,
                SampleSite.cast(),
                PipelineListener.NONE);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void movesNoDistTagDownWithoutAnApproval() {
        assertThat(unapproved.failure()).contains("AEGIS-RBK-004", "no approval issue is named");
    }

    @Test
    @DisplayName("L30 users of the dist-tag get the version below, and nothing that was published is gone")
    void movesTheDistTagBack() {
        assertThat(distTag.failure()).isEmpty();
        assertThat(world.registry().distTags()).containsEntry("preview", "0.2.0-preview");
        assertThat(world.registry().versions()).contains("0.2.0-preview", "0.3.0-preview");
    }

    @Test
    @DisplayName("L30 both branches lose what the release brought; tags and metadata stay")
    void takesTheChangeBackOnBothBranches() {
        assertThat(revert.failure()).isEmpty();
        assertThat(world.forge().pulls())
                .filteredOn(pull -> pull.contains("chore/rollback-0.3.0-preview-"))
                .extracting(pull -> pull.substring(pull.indexOf('→') + 2))
                .containsExactly("main: merged", "develop: merged");
        for (String branch : List.of("main", "develop")) {
            assertThat(world.remote().git("ls-tree", "-r", "--name-only", branch))
                    .doesNotContain("docs/shouting.md");
        }
        assertThat(world.remote().file("main", "package.json")).contains("\"version\": \"0.3.0-preview\"");
        assertThat(world.remote().refs()).containsAll(tags);
    }

    @Test
    void findsEverythingTakenBackTheSecondTime() {
        assertThat(again.failure()).isEmpty();
        assertThat(again.report().effects()).containsOnlyKeys("ALREADY_DONE");
    }
}
