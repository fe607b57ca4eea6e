package io.jenkins.plugins.aegis.rehearsal.forge;

import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.REPOSITORY;
import static io.jenkins.plugins.aegis.rehearsal.forge.RunningForge.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The people of the forge do what they can do on GitHub, and nothing else. */
class MaintainersTest {
    @TempDir
    Path directory;

    private RunningForge forge;
    private Maintainers maintainers;

    @BeforeEach
    void start() throws Exception {
        forge = new RunningForge(directory);
        maintainers = forge.maintainers();
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void squashesIntoOneCommitByTheMerger() {
        int pull = forge.pullFromBranch("fix/one", "main");
        String before = forge.remote().onRemote("rev-parse", "main");

        String commit = maintainers.merge("grace", pull, MergeMethod.SQUASH);

        assertThat(forge.remote().onRemote("log", "-1", "--format=%H %P %an %s", "main"))
                .isEqualTo(commit + " " + before + " grace Fix by fix/one (#1)");
    }

    @Test
    void mergesWithTwoParents() {
        int pull = forge.pullFromBranch("fix/one", "main");
        String before = forge.remote().onRemote("rev-parse", "main");
        String head = maintainers.pull(pull).headCommit();

        maintainers.merge("grace", pull, MergeMethod.MERGE);

        assertThat(forge.remote().onRemote("log", "-1", "--format=%P %s", "main"))
                .isEqualTo(before + " " + head + " Merge pull request #1 from acme/fix/one");
    }

    @Test
    void rebasesOntoAMovedBase() {
        int pull = forge.pullFromBranch("fix/one", "main");
        String moved = forge.remote().branch("other", "fix: other", Map.of("other.txt", "other\n"));
        forge.remote().git("push", "-q", "origin", "other:main");

        maintainers.merge("grace", pull, MergeMethod.REBASE);

        assertThat(forge.remote().onRemote("log", "-1", "--format=%P %an %s", "main"))
                .isEqualTo(moved + " Ada fix: fix/one");
    }

    @Test
    void refusesToMergeAConflict() {
        int pull = forge.pullFromBranch("fix/one", "main");
        forge.remote().branch("other", "fix: other", Map.of("fix-one.txt", "other\n"));
        forge.remote().git("push", "-q", "origin", "other:main");

        assertThatThrownBy(() -> maintainers.merge("grace", pull, MergeMethod.SQUASH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Pull Request is not mergeable");
    }

    @Test
    void letsNobodyApproveTheirOwnPullRequest() {
        int pull = forge.pullFromBranch("fix/one", "main");

        assertThatThrownBy(() -> maintainers.approve("ada", pull))
                .hasMessageContaining("Can not approve your own pull request");
    }

    @Test
    void letsNoReaderMerge() {
        int pull = forge.pullFromBranch("fix/one", "main");

        assertThatThrownBy(() -> maintainers.merge("reader", pull, MergeMethod.SQUASH))
                .hasMessageContaining("reader (read) needs the permission write");
    }

    @Test
    void namesAnAccountThatIsMissing() {
        assertThatThrownBy(() -> maintainers.openIssue("nobody", "t", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void hearsOfAPullRequestThatAClientOpens() throws Exception {
        CompletableFuture<PullView> heard = new CompletableFuture<>();
        maintainers.onPullOpened(heard::complete);
        forge.remote().branch("fix/one", "fix: one", Map.of("one.txt", "1\n"));

        forge.send("POST", REPOSITORY + "/pulls", Json.object("title", "Fix one", "head", "fix/one", "base", "main"));

        assertThat(heard.get(10, TimeUnit.SECONDS).title()).isEqualTo("Fix one");
    }

    @Test
    void mayMergeAsSoonAsTheyHear() throws Exception {
        CompletableFuture<String> merged = new CompletableFuture<>();
        maintainers.onPullOpened(pull -> {
            maintainers.approve("grace", pull.number());
            merged.complete(maintainers.merge("grace", pull.number(), MergeMethod.SQUASH));
        });

        forge.pullFromBranch("fix/one", "main");

        assertThat(merged.get(10, TimeUnit.SECONDS)).isEqualTo(forge.remote().onRemote("rev-parse", "main"));
    }

    @Test
    void turnsACheckRedAndGreenAgain() {
        maintainers.check("main", "ci", CheckState.RED);
        assertThat(conclusions()).isEqualTo("failure");

        maintainers.check("main", "ci", CheckState.GREEN);
        assertThat(conclusions()).isEqualTo("success");
    }

    @Test
    void leavesACheckPending() {
        maintainers.check("main", "ci", CheckState.PENDING);

        assertThat(json(forge.get(REPOSITORY + "/commits/main/check-runs"))
                        .at("/check_runs/0/status")
                        .asText())
                .isEqualTo("in_progress");
    }

    private String conclusions() {
        return json(forge.get(REPOSITORY + "/commits/main/check-runs"))
                .at("/check_runs/0/conclusion")
                .asText();
    }
}
