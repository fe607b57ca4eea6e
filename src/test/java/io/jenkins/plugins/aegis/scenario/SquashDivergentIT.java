package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.forge.MergeMethod;
import io.jenkins.plugins.aegis.rehearsal.forge.PullView;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that squashes everything: main and develop have the same files, and no history in common since 0.1.0. */
class SquashDivergentIT {
    private static final List<String> METADATA = List.of(
            ".release-please-manifest.json",
            "CHANGELOG.md",
            "package.json",
            "package-lock.json",
            "deploy/helm/beacon/Chart.yaml");

    @TempDir
    static Path directory;

    private static SampleSite world;
    private static FinishedBuild first;
    private static FinishedBuild second;

    @BeforeAll
    static void releaseTwice() {
        world = SampleSite.in(directory);
        first = release("0.2.0");
        for (String file : METADATA) {
            String text = world.remote().file("main", file) + "\n";
            world.remote().commitFile("develop", "chore: bring 0.2.0 back", file, text);
        }
        world.remote().commitFile("develop", "feat: whisper", "docs/whispering.md", "hush\n");
        world.remote().createBranch("topic/whisper", "main");
        world.remote().commitFile("topic/whisper", "feat: whisper", "docs/whispering.md", "hush\n");
        int pull = world.maintainers().openPull(People.REQUESTER, "topic/whisper", "main", "feat: whisper");
        world.maintainers().merge(People.REVIEWER, pull, MergeMethod.SQUASH);
        world.maintainers().comment(People.APPROVER, pull, "hotfix-authorised: #" + pull);
        second = release("0.3.0");
    }

    private static FinishedBuild release(String version) {
        RehearsalCast squashing = new RehearsalCast(
                GoNoGo.answering(People.APPROVER, true),
                new ApprovalRules(People.APPROVERS, false),
                (forge, progress, releaseBranch) -> {
                    for (PullView pull : forge.pulls()) {
                        if (pull.state().equals("open")) {
                            forge.approve(People.REVIEWER, pull.number());
                            forge.merge(People.REVIEWER, pull.number(), MergeMethod.SQUASH);
                        }
                    }
                });
        return world.release(Map.of("VERSION", version), squashing, PipelineListener.NONE);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    @DisplayName("L13 the first promotion merges, the second restores only the metadata on a clean branch")
    void promotesByACleanBranchOnceHistoriesDiverged() {
        assertThat(first.failure()).isEmpty();
        assertThat(second.failure()).isEmpty();
        assertThat(world.forge().pulls())
                .anyMatch(pull -> pull.contains("release/0.2.0 → main: merged"))
                .anyMatch(pull -> pull.contains("chore/promote-0.3.0-main → main: merged"))
                .noneMatch(pull -> pull.contains("release/0.3.0 → main"));
    }

    @Test
    void releasesTheCodeThatBothBranchesHave() {
        assertThat(world.remote().file("v0.3.0", "docs/whispering.md")).contains("hush");
        assertThat(world.remote().file("v0.3.0", "package.json")).contains("\"version\": \"0.3.0\"");
        assertThat(world.registry().versions()).containsExactly("0.2.0", "0.3.0");
    }

    @Test
    @DisplayName("the squashed promotion is no hotfix: what it brought is on develop, in other commits")
    void takesTheSquashedPromotionForNoHotfix() {
        assertThat(second.console()).doesNotContain("AEGIS-PRE-004");
    }
}
