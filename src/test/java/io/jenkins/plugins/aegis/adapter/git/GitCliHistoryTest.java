package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GitCliHistoryTest extends GitCliTestBase {
    CommitId base;

    @BeforeEach
    void commitABase() {
        remote.file("a.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        remote.file("CHANGELOG.md", "# Changes\n");
        base = remote.commit("feat: base");
    }

    @Test
    void listsChangedPathsInOrder() throws Exception {
        remote.file("z ü.txt", "z");
        remote.file("b/-c.txt", "c");
        remote.git("rm", "--quiet", "CHANGELOG.md");
        CommitId head = remote.commit("feat: change");
        publish();

        assertThat(git.changedPaths(base, head).asOptional()).contains(List.of("CHANGELOG.md", "b/-c.txt", "z ü.txt"));
    }

    @Test
    void listsBothPathsOfARename() throws Exception {
        remote.git("mv", "a.txt", "b.txt");
        CommitId head = remote.commit("feat: rename");
        publish();

        assertThat(git.changedPaths(base, head).asOptional()).contains(List.of("a.txt", "b.txt"));
    }

    @Test
    void listsNoPathsBetweenEqualTrees() throws Exception {
        CommitId head = remote.commit("chore: empty");
        publish();

        assertThat(git.changedPaths(base, head).asOptional()).contains(List.of());
    }

    @Test
    @DisplayName("L7 nothing is said of a commit that was not fetched")
    void doesNotKnowHowAMissingCommitRelates() throws Exception {
        publish();

        assertThat(git.changedPaths(base, NEVER_MADE).isUnknown()).isTrue();
        assertThat(git.isAncestor(base, NEVER_MADE).isUnknown()).isTrue();
        assertThat(git.isAncestor(NEVER_MADE, base).isUnknown()).isTrue();
        assertThat(git.tagsReachableFrom(NEVER_MADE, List.of()).isUnknown()).isTrue();
        assertThat(git.mergeBase(base, NEVER_MADE).isUnknown()).isTrue();
        assertThat(git.mergesCleanly(base, NEVER_MADE).isUnknown()).isTrue();
        assertThat(git.commitsMissing(base, NEVER_MADE, List.of()).isUnknown()).isTrue();
        assertThat(git.commitsMissing(NEVER_MADE, base, List.of()).isUnknown()).isTrue();
    }

    @Test
    void knowsAncestorsAndItselfFromOthers() throws Exception {
        CommitId head = remote.commit("feat: next");
        publish();

        assertThat(git.isAncestor(base, head).asOptional()).contains(true);
        assertThat(git.isAncestor(head, head).asOptional()).contains(true);
        assertThat(git.isAncestor(head, base).asOptional()).contains(false);
    }

    @Test
    @DisplayName("L34 tags of a history are found by one git process, however many there are")
    void findsTheTagsAmongTheAncestors() throws Exception {
        remote.git("tag", "light");
        remote.git("tag", "-a", "annotated", "-m", "Release");
        remote.git("tag", "-a", "of-a-tag", "-m", "Again", "annotated");
        CommitId head = remote.commit("feat: next");
        remote.git("tag", "of-a-file", "HEAD:a.txt");
        onBranch("develop", "feat: elsewhere", "b.txt", "b");
        remote.git("tag", "elsewhere");
        publish();
        Collection<TagRef> tags = observed().tags().values();
        runner.forget();

        assertThat(git.tagsReachableFrom(head, tags).asOptional().orElseThrow())
                .containsExactlyInAnyOrder("light", "annotated", "of-a-tag");
        assertThat(subcommands()).containsExactly("rev-list");
    }

    @Test
    void findsNoTagWhereThereIsNone() throws Exception {
        publish();

        assertThat(git.tagsReachableFrom(base, observed().tags().values())
                        .asOptional()
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void findsTheBestCommonAncestor() throws Exception {
        CommitId fork = remote.commit("feat: fork point");
        CommitId develop = onBranch("develop", "feat: develop", "b.txt", "b");
        CommitId main = onBranch("main", "feat: main", "c.txt", "c");
        publish();

        assertThat(git.mergeBase(develop, main).asOptional()).contains(fork);
    }

    @Test
    void findsNoCommonAncestorOfUnrelatedHistories() throws Exception {
        CommitId other = unrelated();
        publish();

        assertThat(git.mergeBase(base, other).isAbsent()).isTrue();
        assertThat(git.isAncestor(base, other).asOptional()).contains(false);
    }

    @Test
    void mergesChangesOfDifferentLines() throws Exception {
        CommitId develop = onBranch("develop", "feat: top", "a.txt", "one\n2\n3\n4\n5\n6\n7\n8\n9\n");
        CommitId main = onBranch("main", "feat: bottom", "a.txt", "1\n2\n3\n4\n5\n6\n7\n8\nnine\n");
        publish();

        assertThat(git.mergesCleanly(main, develop).asOptional()).contains(true);
    }

    @Test
    void doesNotMergeChangesOfTheSameLine() throws Exception {
        CommitId develop = onBranch("develop", "feat: top", "a.txt", "one\n");
        CommitId main = onBranch("main", "feat: top too", "a.txt", "uno\n");
        publish();

        assertThat(git.mergesCleanly(main, develop).asOptional()).contains(false);
    }

    @Test
    void doesNotKnowHowUnrelatedHistoriesMerge() throws Exception {
        CommitId other = unrelated();
        publish();

        assertThat(git.mergesCleanly(base, other).unknownReason().orElseThrow()).contains("unrelated histories");
    }

    @Test
    void listsMissingCommitsNewestFirst() throws Exception {
        CommitId first = remote.commit("fix: first", "b.txt", "b");
        CommitId second = remote.commit("fix: second ü", "c.txt", "c");
        publish();

        assertThat(git.commitsMissing(second, base, List.of()).asOptional())
                .contains(List.of(
                        new CommitSummary(second, "Ada", "fix: second ü"),
                        new CommitSummary(first, "Ada", "fix: first")));
    }

    @Test
    void missesNothingOfAnAncestor() throws Exception {
        CommitId head = remote.commit("feat: next", "b.txt", "b");
        publish();

        assertThat(missing(base, head)).isEmpty();
    }

    @Test
    void doesNotMissACommitThatWasCherryPicked() throws Exception {
        CommitId hotfix = onBranch("hotfix", "fix: hot", "b.txt", "b");
        onBranch("main", "feat: other", "c.txt", "c");
        remote.git("cherry-pick", hotfix.hex());
        CommitId main = remote.head();
        publish();

        assertThat(missing(hotfix, main)).isEmpty();
    }

    @Test
    void missesACommitWhoseCherryPickWasChanged() throws Exception {
        CommitId hotfix = onBranch("hotfix", "fix: hot", "b.txt", "b");
        CommitId main = onBranch("main", "fix: hot", "b.txt", "b, but different");
        publish();

        assertThat(missing(hotfix, main)).containsExactly("fix: hot");
    }

    @Test
    void doesNotMissASingleCommitThatWasSquashed() throws Exception {
        CommitId feature = onBranch("feature", "feat: one", "b.txt", "b");
        CommitId main = squash("feature", "feat: one (#1)");
        publish();

        assertThat(missing(feature, main)).isEmpty();
    }

    @Test
    void missesCommitsThatWereSquashedIntoOne() throws Exception {
        onBranch("feature", "feat: one", "b.txt", "b");
        CommitId feature = remote.commit("feat: two", "c.txt", "c");
        CommitId main = squash("feature", "feat: both (#1)");
        publish();

        assertThat(missing(feature, main)).containsExactly("feat: two", "feat: one");
    }

    @Test
    void doesNotListMergeCommitsButWhatTheyBrought() throws Exception {
        onBranch("feature", "feat: one", "b.txt", "b");
        remote.git("switch", "--quiet", "main");
        remote.git("merge", "--quiet", "--no-ff", "-m", "Merge feature", "feature");
        CommitId main = remote.head();
        publish();

        assertThat(missing(main, base)).containsExactly("feat: one");
    }

    @Test
    void listsACommitThatWasRevertedOnItsBranch() throws Exception {
        onBranch("feature", "feat: one", "b.txt", "b");
        remote.git("revert", "--no-edit", "HEAD");
        remote.git("switch", "--quiet", "main");
        remote.git("merge", "--quiet", "--no-ff", "-m", "Merge feature", "feature");
        CommitId main = remote.head();
        publish();

        assertThat(missing(main, base)).containsExactly("Revert \"feat: one\"", "feat: one");
    }

    @Test
    void leavesAsideCommitsOfTheGivenPathsOnly() throws Exception {
        remote.commit("chore: release", "CHANGELOG.md", "# 1.0.0\n");
        remote.file("CHANGELOG.md", "# 1.0.1\n");
        CommitId head = remote.commit("fix: with changelog", "b.txt", "b");
        publish();

        assertThat(missing(head, base, "CHANGELOG.md")).containsExactly("fix: with changelog");
    }

    @Test
    void comparesPatchesWithoutThePathsThatAreLeftAside() throws Exception {
        remote.git("switch", "--quiet", "--create", "hotfix", base.hex());
        remote.file("CHANGELOG.md", "# 1.0.1\n");
        CommitId hotfix = remote.commit("fix: hot", "b.txt", "b");
        CommitId develop = onBranch("develop", "fix: hot", "b.txt", "b");
        publish();

        assertThat(missing(hotfix, develop)).containsExactly("fix: hot");
        assertThat(missing(hotfix, develop, "CHANGELOG.md")).isEmpty();
    }

    @Test
    void takesPathsThatAreLeftAsideLiterally() throws Exception {
        remote.commit("fix: star", "*.md", "b");
        CommitId head = remote.commit("fix: other", "b.md", "b");
        publish();

        assertThat(missing(head, base, "*.md")).containsExactly("fix: other");
        assertThat(missing(head, base, "-- b.md", "--all", "ü")).containsExactly("fix: other", "fix: star");
    }

    @Test
    void refusesToLeaveAsideWhatIsNotBelowTheTop() {
        assertThatThrownBy(() -> git.commitsMissing(base, base, List.of("a\n:(top)")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void listsMissingCommitsOfUnrelatedHistories() throws Exception {
        CommitId other = unrelated();
        publish();

        assertThat(missing(other, base)).containsExactly("feat: unrelated");
    }

    @Test
    @DisplayName("L34 each question costs one git process")
    void asksEachQuestionWithOneProcess() throws Exception {
        CommitId head = base;
        for (int i = 0; i < 30; i++) {
            head = remote.commit("fix: " + i, "b.txt", "b" + i);
        }
        publish();
        runner.forget();

        git.changedPaths(base, head);
        git.isAncestor(base, head);
        git.mergeBase(base, head);
        git.mergesCleanly(base, head);
        git.commitsMissing(head, base, List.of("a.txt"));

        assertThat(subcommands()).containsExactly("diff-tree", "merge-base", "merge-base", "merge-tree", "log");
    }

    private List<String> missing(CommitId of, CommitId notIn, String... leaveAside) throws InterruptedException {
        Observed<List<CommitSummary>> missing = git.commitsMissing(of, notIn, List.of(leaveAside));
        return missing
                .asOptional()
                .orElseThrow(() -> new AssertionError(missing.unknownReason().orElse("absent")))
                .stream()
                .map(CommitSummary::subject)
                .toList();
    }

    /** A commit on the branch, which starts at the head of main if it is new. */
    private CommitId onBranch(String branch, String subject, String path, String text) {
        if (remote.git("branch", "--list", branch).isEmpty()) {
            remote.git("switch", "--quiet", "--create", branch, "main");
        } else {
            remote.git("switch", "--quiet", branch);
        }
        return remote.commit(subject, path, text);
    }

    private CommitId squash(String branch, String subject) {
        remote.git("switch", "--quiet", "main");
        remote.commit("feat: meanwhile", "meanwhile.txt", "m");
        remote.git("merge", "--quiet", "--squash", branch);
        return remote.commit(subject);
    }

    private CommitId unrelated() {
        remote.git("switch", "--quiet", "--orphan", "unrelated");
        return remote.commit("feat: unrelated", "u.txt", "u");
    }
}
