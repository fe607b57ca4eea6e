package io.jenkins.plugins.aegis.adapter.git;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GitCliPushTest extends GitCliTestBase {
    /** Writes a ref although a push is being received, as another push would. */
    private static final String MEANWHILE = "env -u GIT_QUARANTINE_PATH git update-ref ";

    /** After the ref was written, and before the server says so. */
    private static final String WHEN_WRITTEN = "[ \"$1\" != committed ] || ";

    CommitId first;
    CommitId second;

    @BeforeEach
    void commitTwice() throws Exception {
        first = remote.commit("feat: one", "a.txt", "a");
        second = remote.commit("feat: two", "a.txt", "b");
        publish();
    }

    @Test
    void createsABranchThatIsNotThere() throws Exception {
        assertThat(git.createBranch("release/1.0.0", first)).isEqualTo(RefUpdate.UPDATED);
        assertThat(onRemote("refs/heads/release/1.0.0")).contains(first);
    }

    @Test
    @DisplayName("L8 a branch that is there already is left as it is")
    void losesAgainstABranchAtAnotherCommit() throws Exception {
        remote.bareGit("branch", "release/1.0.0", first.hex());

        assertThat(git.createBranch("release/1.0.0", second)).isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/heads/release/1.0.0")).contains(first);
    }

    @Test
    void losesAgainstABranchAtTheSameCommit() throws Exception {
        remote.bareGit("branch", "release/1.0.0", first.hex());

        assertThat(git.createBranch("release/1.0.0", first)).isEqualTo(RefUpdate.LOST);
    }

    @Test
    @DisplayName("L8 a branch that appears while the push is under way is left as it is")
    void losesAgainstABranchThatIsCreatedMeanwhile() throws Exception {
        remote.hook("pre-receive", MEANWHILE + "refs/heads/release/1.0.0 " + first);

        assertThat(git.createBranch("release/1.0.0", second)).isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/heads/release/1.0.0")).contains(first);
    }

    @Test
    @DisplayName("L8 of two who create a branch at once, one does")
    void letsOnlyOneOfTwoCreateABranch() throws Exception {
        for (int round = 0; round < 3; round++) {
            String branch = "release/1.0." + round;
            assertThat(bothAtOnce(one -> one.createBranch(branch, first), other -> other.createBranch(branch, second)))
                    .containsOnlyOnce(Optional.of(RefUpdate.UPDATED));
        }
    }

    @Test
    void saysWhatAHookSaidWhenItRefused() throws Exception {
        remote.hook("pre-receive", "echo 'the policy forbids it' >&2; exit 1");

        assertThatThrownBy(() -> git.createBranch("release/1.0.0", first))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("release/1.0.0")
                .hasMessageContaining("the policy forbids it");
        assertThat(onRemote("refs/heads/release/1.0.0")).isEmpty();
    }

    @Test
    @DisplayName("L21 a push whose answer was lost is found to have taken place")
    void seesThatThePushWasTakenAlthoughTheConnectionBroke() throws Exception {
        remote.hook("reference-transaction", WHEN_WRITTEN + "kill -9 $PPID");

        assertThat(git.createBranch("release/1.0.0", first)).isEqualTo(RefUpdate.UPDATED);
    }

    /** As git 2.39 does when the answer to its push ends in the middle. */
    @Test
    @DisplayName("L21 a push that never ends is ended within minutes, and found to have taken place")
    void endsAPushThatNeverEnds() throws Exception {
        remote.hook("post-receive", "exec sleep 600");
        int hurry = 100;
        GitCli hurried =
                gitWith(command -> runner.run(command.within(command.timeout().dividedBy(hurry))));

        assertThat(hurried.createBranch("release/1.0.0", first)).isEqualTo(RefUpdate.UPDATED);
        assertThat(runner.commands())
                .filteredOn(command -> command.arguments().contains("push"))
                .singleElement()
                .satisfies(
                        push -> assertThat(push.timeout().multipliedBy(hurry)).isBetween(ofMinutes(1), ofMinutes(5)));
    }

    @Test
    @DisplayName("L21 a push that broke off before it was taken is no success")
    void failsWhenTheConnectionBrokeBeforeThePushWasTaken() throws Exception {
        remote.hook("pre-receive", "kill -9 $PPID");

        assertThatThrownBy(() -> git.createBranch("release/1.0.0", first))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("did not create refs/heads/release/1.0.0");
    }

    @Test
    @DisplayName("L21 a push that broke off is not taken for another's")
    void losesWhenTheConnectionBrokeAndAnotherWasFaster() throws Exception {
        remote.hook("pre-receive", MEANWHILE + "refs/heads/release/1.0.0 " + first + "; kill -9 $PPID");

        assertThat(git.createBranch("release/1.0.0", second)).isEqualTo(RefUpdate.LOST);
    }

    @Test
    @DisplayName("L7 whether a push took place is not guessed when the remote cannot be read again")
    void doesNotGuessWhenTheRemoteIsGone() throws Exception {
        Files.move(remote.bare(), directory.resolve("elsewhere"));

        assertThatThrownBy(() -> git.createBranch("release/1.0.0", first))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("not known")
                .hasMessageContaining("looking again failed");
    }

    @Test
    void failsForACommitThatWasNotFetched() {
        assertThatThrownBy(() -> git.createBranch("release/1.0.0", NEVER_MADE)).isInstanceOf(PortUnavailable.class);
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> git.createBranch("a..b", first)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> git.deleteBranch("-d", first)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> git.pushTag("a b", first, List.of("text"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesUnusualNamesLiterally() throws Exception {
        for (String name : List.of("it's", "$(touch_x)", "a;b", "ünïcode/分支", "refs/heads/x", "+a", "HEAD")) {
            assertThat(git.createBranch(name, first)).as(name).isEqualTo(RefUpdate.UPDATED);
            assertThat(onRemote("refs/heads/" + name)).as(name).contains(first);
            assertThat(git.deleteBranch(name, first)).as(name).isEqualTo(RefUpdate.UPDATED);
            assertThat(onRemote("refs/heads/" + name)).as(name).isEmpty();
        }
    }

    @Test
    @DisplayName("L29 a branch is deleted at the expected commit")
    void deletesABranchAtItsCommit() throws Exception {
        remote.bareGit("branch", "release/1.0.0", first.hex());

        assertThat(git.deleteBranch("release/1.0.0", first)).isEqualTo(RefUpdate.UPDATED);
        assertThat(onRemote("refs/heads/release/1.0.0")).isEmpty();
    }

    @Test
    @DisplayName("L29 a branch that moved is not deleted")
    void losesAgainstABranchThatMoved() throws Exception {
        remote.bareGit("branch", "release/1.0.0", second.hex());

        assertThat(git.deleteBranch("release/1.0.0", first)).isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/heads/release/1.0.0")).contains(second);
    }

    @Test
    @DisplayName("L29 a branch that moves while it is being deleted stays")
    void losesAgainstABranchThatMovesMeanwhile() throws Exception {
        remote.bareGit("branch", "release/1.0.0", first.hex());
        remote.hook("pre-receive", MEANWHILE + "refs/heads/release/1.0.0 " + second);

        assertThat(git.deleteBranch("release/1.0.0", first)).isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/heads/release/1.0.0")).contains(second);
    }

    @Test
    void losesAgainstABranchThatIsGone() throws Exception {
        assertThat(git.deleteBranch("release/1.0.0", first)).isEqualTo(RefUpdate.LOST);
    }

    @Test
    void seesThatABranchWasDeletedAlthoughTheConnectionBroke() throws Exception {
        remote.bareGit("branch", "release/1.0.0", first.hex());
        remote.hook("reference-transaction", WHEN_WRITTEN + "kill -9 $PPID");

        assertThat(git.deleteBranch("release/1.0.0", first)).isEqualTo(RefUpdate.UPDATED);
    }

    @Test
    @DisplayName("L29 an error is not \"already gone\"")
    void failsWhenDeletingIsForbidden() throws Exception {
        remote.bareGit("branch", "release/1.0.0", first.hex());
        remote.bareGit("config", "receive.denyDeletes", "true");

        assertThatThrownBy(() -> git.deleteBranch("release/1.0.0", first))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("deletion prohibited");
    }

    @Test
    @DisplayName("L17 a tag is read back with the lines that were given")
    void pushesAnAnnotatedTagWithItsLines() throws Exception {
        List<String> message = List.of("Release v1.0.0", "", "recovery-release: true  ", "ümlaut", "");

        assertThat(git.pushTag("v1.0.0", first, message, Set.of())).isEqualTo(RefUpdate.UPDATED);
        TagRef tag = observed().tag("v1.0.0").orElseThrow();
        assertThat(tag.annotated()).isTrue();
        assertThat(tag.commit()).contains(first);
        assertThat(tag.message()).isEqualTo(message);
    }

    @Test
    void signsTheTagWithItsOwnNameAndTheTime() throws Exception {
        git.pushTag("v1.0.0", first, List.of("Release v1.0.0"), Set.of());

        assertThat(remote.bareGit("cat-file", "tag", "v1.0.0"))
                .contains("tagger Release <release@example.org> " + NOW.getEpochSecond() + " +0000");
    }

    @Test
    void leavesNoRefBehindInItsCache() throws Exception {
        remote.hook("pre-receive", "exit 1");

        assertThatThrownBy(() -> git.pushTag("v1.0.0", first, List.of("Release v1.0.0"), Set.of()))
                .isInstanceOf(PortUnavailable.class);
        assertThat(cache().resolve("refs/tags/v1.0.0")).doesNotExist();
    }

    @Test
    @DisplayName("L17 a tag that is there already is never moved")
    void losesAgainstATagThatIsThere() throws Exception {
        remote.bareGit("tag", "v1.0.0", second.hex());

        assertThat(git.pushTag("v1.0.0", first, List.of("Release v1.0.0"), Set.of()))
                .isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/tags/v1.0.0")).contains(second);
    }

    @Test
    void losesAgainstATagThatIsCreatedMeanwhile() throws Exception {
        remote.hook("pre-receive", MEANWHILE + "refs/tags/v1.0.0 " + second);

        assertThat(git.pushTag("v1.0.0", first, List.of("Release v1.0.0"), Set.of()))
                .isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/tags/v1.0.0")).contains(second);
    }

    @Test
    void letsOnlyOneOfTwoCreateATag() throws Exception {
        assertThat(bothAtOnce(
                        one -> one.pushTag("v1.0.0", first, List.of("one"), Set.of()),
                        other -> other.pushTag("v1.0.0", first, List.of("other"), Set.of())))
                .containsOnlyOnce(Optional.of(RefUpdate.UPDATED));
    }

    @Test
    void pushesNothingButTheTag() throws Exception {
        remote.git("tag", "another");
        CommitId made = git.commitPaths(first, second, List.of("a.txt"), "chore: promote");
        git.pushTag("v1.0.0", made, List.of("Release v1.0.0"), Set.of());

        assertThat(remote.bareGit("for-each-ref", "--format=%(refname)").lines())
                .containsExactlyInAnyOrder("refs/heads/main", "refs/tags/v1.0.0");
    }

    @Test
    void failsToTagACommitThatWasNotFetched() {
        assertThatThrownBy(() -> git.pushTag("v1.0.0", NEVER_MADE, List.of("text"), Set.of()))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("mktag");
    }

    @Test
    void refusesALineOfAMessageThatIsTwo() {
        assertThatThrownBy(() -> git.pushTag("v1.0.0", first, List.of("one\nrecovery-release: true"), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than one line");
    }

    @Test
    void runsNoHookOfItsCache() throws Exception {
        write(cache().resolve("hooks/pre-push"), "#!/bin/sh\nexit 1\n");
        assertThat(cache().resolve("hooks/pre-push").toFile().setExecutable(true))
                .isTrue();

        assertThat(git.createBranch("release/1.0.0", first)).isEqualTo(RefUpdate.UPDATED);
    }

    private Optional<CommitId> onRemote(String ref) {
        return remote.bareGit("for-each-ref", "--format=%(objectname)", ref)
                .lines()
                .findFirst()
                .map(CommitId::new);
    }

    private interface Push {
        RefUpdate with(GitCli git) throws Exception;
    }

    /** What became of both; empty for one that has to try again. */
    private List<Optional<RefUpdate>> bothAtOnce(Push one, Push other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Optional<RefUpdate>>> pushes = new ArrayList<>();
            for (Push push : List.of(one, other)) {
                GitCli cli = new GitCli(
                        new LocalCommandRunner(),
                        new LocalWorkspace(Files.createTempDirectory(directory, "workspace")),
                        new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org"));
                cli.observe();
                pushes.add(() -> {
                    try {
                        return Optional.of(push.with(cli));
                    } catch (PortUnavailable e) {
                        return Optional.empty();
                    }
                });
            }
            List<Optional<RefUpdate>> updates = new ArrayList<>();
            for (Future<Optional<RefUpdate>> push : threads.invokeAll(pushes)) {
                updates.add(push.get());
            }
            return updates;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("L8 a sole branch is not made beside another one, whoever made that")
    void makesNoBranchBesideAnother() throws Exception {
        remote.bareGit("branch", "release/0.9.0", first.hex());

        assertThat(git.createSoleBranch("release/1.0.0", second, "release/")).isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/heads/release/1.0.0")).isEmpty();
        assertThat(onRemote("refs/aegis/last-cut")).isEmpty();
    }

    @Test
    @DisplayName("L8 a sole branch is made again and again, once there is none")
    void makesSoleBranchesOneAfterTheOther() throws Exception {
        for (int round = 0; round < 2; round++) {
            assertThat(git.createSoleBranch("release/1.0.0", first, "release/")).isEqualTo(RefUpdate.UPDATED);
            assertThat(onRemote("refs/heads/release/1.0.0")).contains(first);
            remote.bareGit("update-ref", "-d", "refs/heads/release/1.0.0");
        }
    }

    @Test
    @DisplayName("L8 of two who see no branch the server takes one, although they make different ones")
    void losesTheTurnToAnotherCut() throws Exception {
        remote.hook("pre-receive", MEANWHILE + "refs/aegis/last-cut " + first);

        assertThat(git.createSoleBranch("release/1.0.0", second, "release/")).isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/heads/release/1.0.0")).isEmpty();
    }

    @Test
    @DisplayName(
            "L14 a tag is not pushed when the branch that it was approved on has moved, and the branch is left alone")
    void pushesNoTagOfABranchThatMoved() throws Exception {
        assertThat(git.pushTag("v1.0.0", first, List.of("Release v1.0.0"), Set.of("main")))
                .isEqualTo(RefUpdate.LOST);
        assertThat(onRemote("refs/tags/v1.0.0")).isEmpty();
        assertThat(onRemote("refs/heads/main")).contains(second);

        assertThat(git.pushTag("v1.0.0", second, List.of("Release v1.0.0"), Set.of("main")))
                .isEqualTo(RefUpdate.UPDATED);
    }
}
