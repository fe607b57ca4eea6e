package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.GitRepository.Mainline;
import io.jenkins.plugins.aegis.port.GitRepository.Range;
import io.jenkins.plugins.aegis.port.Replay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitCliReplayTest extends GitCliTestBase {
    private static final List<String> METADATA = List.of("package.json");

    private CommitId base;
    private CommitId develop;
    private CommitId hotfix;
    private CommitId second;

    @BeforeEach
    void hotfixMain() throws Exception {
        remote.file("package.json", "{}");
        remote.file("code.js", "one\ntwo\nthree\nfour\nfive\n");
        base = remote.commit("feat: base");
        remote.git("switch", "--quiet", "--create", "develop");
        develop = remote.commit("feat: more", "more.js", "more\n");
        remote.git("switch", "--quiet", "main");
        remote.file("package.json", "{\"version\":\"1.0.1\"}");
        hotfix = remote.commit("fix: leak\n\nIt leaked.", "code.js", "ONE\ntwo\nthree\nfour\nfive\n");
        second = remote.commit("fix: tail", "code.js", "ONE\ntwo\nthree\nfour\nFIVE\n");
        publish();
    }

    private Replay picked(CommitId onto, CommitId... commits) throws InterruptedException {
        return there(git.cherryPick(onto, List.of(commits), METADATA));
    }

    private Replay reverted(CommitId onto) throws InterruptedException {
        return there(git.revert(onto, new Range(base, second), METADATA, "revert: all of it"));
    }

    private static <T> T there(Observed<T> observed) {
        return observed.asOptional()
                .orElseThrow(() -> new AssertionError(observed.unknownReason().orElse("absent")));
    }

    @Test
    void picksCommitsInOrderOntoAnotherBranch() throws Exception {
        Replay replay = picked(develop, hotfix, second);

        assertThat(replay.conflict()).isEmpty();
        assertThat(git.read(replay.head(), List.of("code.js")).get("code.js").asOptional())
                .contains("ONE\ntwo\nthree\nfour\nFIVE\n");
        assertThat(there(git.mainline(Mainline.of(replay.head(), develop), 10)))
                .extracting(CommitSummary::subject)
                .containsExactly("fix: tail", "fix: leak");
    }

    @Test
    void keepsTheAuthorAndNamesThePickedCommit() throws Exception {
        remote.git("switch", "--quiet", "main");
        remote.file("code.js", "ONE\ntwo\nTHREE\nfour\nFIVE\n");
        remote.git("add", "--all");
        remote.git("commit", "--quiet", "--author=Zoë <zoe@example.org>", "-m", "fix: middle");
        CommitId zoes = remote.head();
        publish();

        CommitId made = picked(develop, zoes).head();
        git.createBranch("made", made);

        assertThat(remote.bareGit("log", "--max-count=1", "--format=%an <%ae>|%cn|%B", made.hex()))
                .isEqualTo("Zoë <zoe@example.org>|Release|fix: middle\n\n(cherry picked from commit " + zoes + ")");
    }

    @Test
    void leavesTheMetadataAside() throws Exception {
        CommitId made = picked(develop, hotfix).head();

        assertThat(there(git.changedPaths(develop, made))).containsExactly("code.js");
    }

    @Test
    void saysWhatIsContainedAlready() throws Exception {
        CommitId made = picked(develop, hotfix).head();

        Replay again = picked(made, hotfix, second);

        assertThat(again.contained()).containsExactly(hotfix);
        assertThat(there(git.mainline(Mainline.of(again.head(), made), 10)))
                .extracting(CommitSummary::subject)
                .containsExactly("fix: tail");
    }

    @Test
    void makesNothingWhereAllIsContained() throws Exception {
        CommitId made = picked(develop, hotfix, second).head();

        assertThat(picked(made, hotfix, second)).isEqualTo(new Replay(made, List.of(hotfix, second), Optional.empty()));
    }

    @Test
    void stopsAtAConflictAndNamesCommitAndPath() throws Exception {
        remote.git("switch", "--quiet", "develop");
        CommitId other = remote.commit("feat: other", "code.js", "eins\ntwo\nthree\nfour\nfive\n");
        publish();

        Replay replay = picked(other, hotfix, second);

        assertThat(replay.conflict()).contains(new Replay.Conflict(hotfix, List.of("code.js")));
        assertThat(replay.head()).isEqualTo(other);
    }

    @Test
    void makesTheSameCommitsAgain() throws Exception {
        assertThat(picked(develop, hotfix, second)).isEqualTo(picked(develop, hotfix, second));
        assertThat(reverted(second)).isEqualTo(reverted(second));
    }

    @Test
    void takesARangeBackInOneCommitAndKeepsWhatCameLater() throws Exception {
        remote.git("switch", "--quiet", "main");
        CommitId later = remote.commit("feat: later", "later.js", "later\n");
        publish();

        CommitId made = reverted(later).head();

        assertThat(there(git.changedPaths(later, made))).containsExactly("code.js");
        assertThat(there(git.changedPaths(base, made))).containsExactly("later.js", "package.json");
        assertThat(there(git.mainline(Mainline.of(made, later), 10)))
                .extracting(CommitSummary::subject)
                .containsExactly("revert: all of it");
    }

    @Test
    void findsARangeTakenBackAlready() throws Exception {
        CommitId made = reverted(second).head();

        assertThat(reverted(made)).isEqualTo(new Replay(made, List.of(second), Optional.empty()));
    }

    @Test
    void stopsWhereSomethingWasBuiltOnTheRange() throws Exception {
        remote.git("switch", "--quiet", "main");
        CommitId built = remote.commit("feat: built on it", "code.js", "uno\ntwo\nthree\nfour\nFIVE\n");
        publish();

        assertThat(reverted(built).conflict()).contains(new Replay.Conflict(second, List.of("code.js")));
    }

    @Test
    void doesNotKnowACommitThatIsNotThere() throws Exception {
        assertThat(git.cherryPick(develop, List.of(NEVER_MADE), METADATA).isUnknown())
                .isTrue();
        assertThat(git.revert(develop, new Range(base, NEVER_MADE), METADATA, "x")
                        .isUnknown())
                .isTrue();
        assertThat(git.mainline(Mainline.of(NEVER_MADE, base), 10).isUnknown()).isTrue();
        assertThat(git.mainline(new Mainline(develop, base, Optional.of(NEVER_MADE), List.of()), 10)
                        .isUnknown())
                .isTrue();
    }

    @Test
    void listsTheOwnLineOfABranchOnly() throws Exception {
        remote.git("switch", "--quiet", "main");
        remote.git("merge", "--quiet", "--no-ff", "-m", "Merge develop", "develop");
        CommitId merge = remote.head();
        publish();

        assertThat(there(git.mainline(Mainline.of(merge, base), 10)))
                .extracting(CommitSummary::subject)
                .containsExactly("Merge develop", "fix: tail", "fix: leak");
        assertThat(there(git.mainline(Mainline.of(merge, base), 1))).hasSize(1);
    }

    @Test
    void leavesAsideWhatIsOlderThanACommitWithoutStoppingThere() throws Exception {
        remote.git("switch", "--quiet", "develop");
        CommitId newer = remote.commit("feat: newer", "newer.js", "newer\n");
        publish();
        String tree = remote.bareGit("rev-parse", newer + "^{tree}");
        String person = "Ada <ada@example.org> 1000000000 +0000";
        CommitId dated = new CommitId(remote.bareGitReading(
                "tree " + tree + "\nparent " + newer + "\nauthor " + person + "\ncommitter " + person
                        + "\n\nfix: dated back\n",
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--stdin"));
        remote.bareGit("update-ref", "refs/heads/develop", dated.hex());
        observed();

        assertThat(there(git.mainline(new Mainline(dated, second, Optional.of(second), List.of()), 10)))
                .extracting(CommitSummary::subject)
                .containsExactly("feat: newer");
    }

    @Test
    void listsOnlyWhatChangesAPath() throws Exception {
        assertThat(there(git.mainline(new Mainline(second, base, Optional.empty(), List.of("package.json")), 10)))
                .extracting(CommitSummary::id)
                .containsExactly(hotfix);
    }
}
