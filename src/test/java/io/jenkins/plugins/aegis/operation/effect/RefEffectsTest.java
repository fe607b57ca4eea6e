package io.jenkins.plugins.aegis.operation.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.ActionResult.Status;
import io.jenkins.plugins.aegis.plan.ReleaseAction.CreateReleaseBranch;
import io.jenkins.plugins.aegis.plan.ReleaseAction.DeleteBranch;
import io.jenkins.plugins.aegis.plan.ReleaseAction.PushTag;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.InMemoryAuditBook;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes to refs while somebody else writes too; on real git. */
class RefEffectsTest {
    @TempDir
    Path directory;

    private GitRemote remote;
    private CommitId develop;
    private Runnable beforeLooking = () -> {};
    private final InMemoryAuditBook audit = new InMemoryAuditBook();
    private RefEffects effects;

    @BeforeEach
    void makeRemote() throws Exception {
        remote = GitRemote.in(directory);
        develop = remote.commit("feat: first", "a.txt", "a\n");
        remote.push();
        GitRepository git = new GitCli(
                new LocalCommandRunner(),
                new LocalWorkspace(directory.resolve("build")),
                new GitAccess(remote.url(), Optional.empty(), "Release", "release@example.org"));
        git.observe();
        effects = new RefEffects(interrupted(git), audit);
    }

    /** The repository, with something happening on the remote right before it is looked at. */
    private GitRepository interrupted(GitRepository git) {
        return (GitRepository) Proxy.newProxyInstance(
                GitRepository.class.getClassLoader(), new Class<?>[] {GitRepository.class}, (proxy, method, given) -> {
                    if (method.getName().equals("observe")) {
                        beforeLooking.run();
                    }
                    try {
                        return method.invoke(git, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private ActionResult cut(boolean alone) throws Exception {
        return effects.createReleaseBranch(new CreateReleaseBranch("release/1.2.3", develop, "release/", alone));
    }

    private void somebodyElseCuts() {
        remote.bareGit("branch", "--force", "release/1.2.4", develop.hex());
    }

    private String branches() {
        return remote.bareGit("for-each-ref", "--format=%(refname:short)", "refs/heads");
    }

    @Test
    @DisplayName("L8 of two cuts at once the loser withdraws the branch that it made itself")
    void withdrawsWhereAnotherReleaseBecameActive() throws Exception {
        beforeLooking = this::somebodyElseCuts;
        ActionResult result = cut(true);
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("release/1.2.4", "withdrawn");
        assertThat(branches()).contains("release/1.2.4").doesNotContain("release/1.2.3");
    }

    @Test
    @DisplayName("L8 a branch that somebody has used meanwhile is not withdrawn, and that is said")
    void leavesABranchThatHasMoved() throws Exception {
        CommitId next = remote.commit("chore: more");
        remote.push();
        beforeLooking = () -> {
            somebodyElseCuts();
            remote.bareGit("update-ref", "refs/heads/release/1.2.3", next.hex());
        };
        ActionResult result = cut(true);
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("release/1.2.4", "stays").doesNotContain("withdrawn");
        assertThat(branches()).contains("release/1.2.3");
    }

    @Test
    void staysBesideAReleaseThatWasAccepted() throws Exception {
        somebodyElseCuts();
        assertThat(cut(false).status()).isEqualTo(Status.APPLIED);
        assertThat(branches()).contains("release/1.2.3");
    }

    @Test
    @DisplayName("L8 the same branch at the same commit is continued")
    void continuesTheSameBranch() throws Exception {
        assertThat(cut(true).status()).isEqualTo(Status.APPLIED);
        assertThat(cut(true).status()).isEqualTo(Status.ALREADY_DONE);
    }

    @Test
    @DisplayName("L8 the same branch at another commit is refused with both commits")
    void refusesTheSameBranchElsewhere() throws Exception {
        CommitId next = remote.commit("chore: more");
        remote.push();
        remote.bareGit("branch", "release/1.2.3", next.hex());
        ActionResult result = cut(true);
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("release/1.2.3", next.hex(), develop.hex());
    }

    @Test
    @DisplayName("L7 a remote that falls silent after the push leaves it open who is alone")
    void doesNotTakeSilenceForBeingAlone() throws Exception {
        beforeLooking = () -> assertThat(remote.bare()
                        .toFile()
                        .renameTo(directory.resolve("gone").toFile()))
                .isTrue();
        assertThat(cut(true).status()).isEqualTo(Status.FAILED);
    }

    @Test
    @DisplayName("L29 a branch that moved is not deleted")
    void doesNotDeleteABranchThatMoved() throws Exception {
        remote.bareGit("branch", "release/1.2.3", develop.hex());
        CommitId next = remote.commit("chore: more");
        remote.push();
        ActionResult result = effects.deleteBranch(new DeleteBranch("release/1.2.3", next));
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains(develop.hex());
    }

    @Test
    void findsABranchGone() throws Exception {
        assertThat(effects.deleteBranch(new DeleteBranch("release/1.2.3", develop))
                        .status())
                .isEqualTo(Status.ALREADY_DONE);
    }

    @Test
    @DisplayName("L17 the tag is read back, and pushed once")
    void pushesTheTagOnce() throws Exception {
        PushTag push = new PushTag("v1.2.3", develop, List.of("Release v1.2.3", "", "aegis-approval: x"), "main");
        assertThat(effects.pushTag(push).status()).isEqualTo(Status.APPLIED);
        assertThat(effects.pushTag(push).status()).isEqualTo(Status.ALREADY_DONE);
        assertThat(audit.events(AuditEvent.TagPushed.class))
                .containsOnly(new AuditEvent.TagPushed(
                        "v1.2.3", remote.bareGit("rev-parse", "refs/tags/v1.2.3"), develop.hex()));
    }

    @Test
    @DisplayName("L17 a tag that somebody else pushed first is refused, never moved")
    void refusesATagOfSomebodyElse() throws Exception {
        remote.bareGit("tag", "v1.2.3", develop.hex());
        ActionResult result = effects.pushTag(new PushTag("v1.2.3", develop, List.of("Release v1.2.3"), "main"));
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("never moved");
        assertThat(remote.bareGit("cat-file", "-t", "v1.2.3")).isEqualTo("commit");
    }

    @Test
    @DisplayName("L8 who comes second is told who was first, and leaves nothing")
    void namesTheReleaseThatWasCutFirst() throws Exception {
        somebodyElseCuts();
        ActionResult result = cut(true);
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("release/1.2.4", "Finish that one");
        assertThat(branches()).doesNotContain("release/1.2.3");
    }

    @Test
    @DisplayName("L14 a main that moved is named, with both commits, and nothing is tagged")
    void refusesToTagAMainThatMoved() throws Exception {
        CommitId late = remote.commit("fix: late");
        remote.push();
        ActionResult result = effects.pushTag(new PushTag("v1.2.3", develop, List.of("Release v1.2.3"), "main"));
        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.reason()).contains("main moved", develop.hex(), late.hex());
        assertThat(remote.bareGit("tag", "--list")).isEmpty();
    }
}
