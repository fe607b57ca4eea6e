package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GitCliFilesTest extends GitCliTestBase {
    private static final byte[] BINARY = {0, 13, 10, (byte) 0xff, 'a', 13, 10, 0};

    LocalWorkspace files;
    CommitId tip;

    @BeforeEach
    void commitOnABranchWhoseAttributesWouldChangeBytes() throws Exception {
        files = new LocalWorkspace(directory.resolve("files"));
        remote.file(".gitattributes", "* text eol=lf ident\n");
        remote.file("helm/index.yaml", "old");
        remote.file("page.html", "page");
        tip = remote.commit("docs: pages");
        publish();
    }

    private CommitId commit(Optional<CommitId> parent) throws Exception {
        files.copyFrom(new ByteArrayInputStream(BINARY), "helm/ü archive.tgz");
        files.writeText("helm/index.yaml", "new\r\n$Id$\r\n");
        return git.commitFiles(parent, files, List.of("helm/ü archive.tgz", "helm/index.yaml"), "chore: publish ü");
    }

    @Test
    void keepsEveryByteOfTheFiles() throws Exception {
        CommitId made = commit(Optional.of(tip));

        assertThat(git.digest(made, "helm/ü archive.tgz").asOptional())
                .contains(Digest.of(Digest.Algorithm.SHA256, BINARY));
        assertThat(git.read(made, List.of("helm/index.yaml"))
                        .get("helm/index.yaml")
                        .asOptional())
                .contains("new\r\n$Id$\r\n");
    }

    @Test
    void leavesAllElseAsInTheParent() throws Exception {
        CommitId made = commit(Optional.of(tip));

        assertThat(git.changedPaths(tip, made).asOptional()).contains(List.of("helm/index.yaml", "helm/ü archive.tgz"));
        assertThat(git.isAncestor(tip, made).asOptional()).contains(true);
    }

    @Test
    void beginsAHistoryWithoutParent() throws Exception {
        CommitId made = commit(Optional.empty());

        assertThat(git.createBranch("pages", made)).isEqualTo(RefUpdate.UPDATED);
        assertThat(remote.bareGit("ls-tree", "-r", "--name-only", "-z", "pages"))
                .isEqualTo("helm/index.yaml\0helm/ü archive.tgz\0".strip());
        assertThat(remote.bareGit("rev-list", "--count", "pages")).isEqualTo("1");
    }

    @Test
    void isOfNowAndOfItsOwnName() throws Exception {
        git.updateBranch("main", tip, commit(Optional.of(tip)));

        assertThat(remote.bareGit("log", "-1", "--format=%an %cn %at %ct %B", "main"))
                .isEqualTo(
                        "Release Release " + NOW.getEpochSecond() + " " + NOW.getEpochSecond() + " chore: publish ü");
    }

    @Test
    void takesTheSameNumberOfProcessesForAnyNumberOfFiles() throws Exception {
        commit(Optional.of(tip));

        assertThat(subcommands()
                        .subList(
                                subcommands().indexOf("hash-object"),
                                subcommands().size()))
                .containsExactly("hash-object", "read-tree", "update-index", "write-tree", "commit-tree");
    }

    @Test
    void movesABranchForward() throws Exception {
        CommitId made = commit(Optional.of(tip));

        assertThat(git.updateBranch("main", tip, made)).isEqualTo(RefUpdate.UPDATED);
        assertThat(remote.bareGit("rev-parse", "main")).isEqualTo(made.hex());
    }

    @Test
    @DisplayName("L25 a branch that moved meanwhile is left as it is")
    void losesAgainstABranchThatMoved() throws Exception {
        CommitId made = commit(Optional.of(tip));
        CommitId theirs = remote.commit("docs: other", "page.html", "other");
        remote.push();

        assertThat(git.updateBranch("main", tip, made)).isEqualTo(RefUpdate.LOST);
        assertThat(remote.bareGit("rev-parse", "main")).isEqualTo(theirs.hex());
    }

    @Test
    @DisplayName("L25 a branch that moves while the push is under way is left as it is")
    void losesAgainstABranchThatMovesMeanwhile() throws Exception {
        CommitId made = commit(Optional.of(tip));
        CommitId theirs = remote.commit("docs: other", "page.html", "other");
        remote.git("push", "--quiet", "origin", theirs + ":refs/heads/theirs");
        remote.hook("pre-receive", "env -u GIT_QUARANTINE_PATH git update-ref refs/heads/main " + theirs);

        assertThat(git.updateBranch("main", tip, made)).isEqualTo(RefUpdate.LOST);
        assertThat(remote.bareGit("rev-parse", "main")).isEqualTo(theirs.hex());
    }

    @Test
    @DisplayName("L21 a push whose answer was lost is found to have taken place")
    void seesThatThePushWasTaken() throws Exception {
        CommitId made = commit(Optional.of(tip));
        remote.hook("reference-transaction", "[ \"$1\" != committed ] || kill -9 $PPID");

        assertThat(git.updateBranch("main", tip, made)).isEqualTo(RefUpdate.UPDATED);
    }

    @Test
    void saysWhatTheServerSaidWhenItRefused() throws Exception {
        CommitId made = commit(Optional.of(tip));
        remote.hook("pre-receive", "echo 'protected branch' >&2; exit 1");

        assertThatThrownBy(() -> git.updateBranch("main", tip, made))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("did not update refs/heads/main")
                .hasMessageContaining("protected branch");
    }

    @Test
    void neverTakesACommitOffABranch() throws Exception {
        CommitId orphan = commit(Optional.empty());

        assertThatThrownBy(() -> git.updateBranch("main", tip, orphan))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("not on top");
        assertThat(remote.bareGit("rev-parse", "main")).isEqualTo(tip.hex());
    }

    @Test
    void saysThatAFileIsNotThere() throws Exception {
        assertThat(git.digest(tip, "helm/none.tgz").isAbsent()).isTrue();
        assertThat(git.digest(tip, "helm").isAbsent()).isTrue();
    }

    @Test
    void doesNotKnowAFileOfACommitThatWasNotFetched() throws Exception {
        assertThat(git.digest(NEVER_MADE, "page.html").isUnknown()).isTrue();
    }

    @Test
    void doesNotFollowALink() throws Exception {
        remote.git(
                "update-index",
                "--add",
                "--cacheinfo",
                "120000," + remote.git("hash-object", "-w", "page.html") + ",link");
        remote.git("commit", "--quiet", "-m", "docs: link");
        CommitId linked = remote.head();
        publish();

        assertThat(git.digest(linked, "link").unknownReason().orElseThrow()).contains("no regular file");
    }

    @Test
    void leavesNothingBehind() throws Exception {
        git.digest(commit(Optional.of(tip)), "helm/ü archive.tgz");

        assertThat(cache().resolve("scratch")).isEmptyDirectory();
    }
}
