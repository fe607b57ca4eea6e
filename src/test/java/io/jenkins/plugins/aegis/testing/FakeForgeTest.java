package io.jenkins.plugins.aegis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.ForgeContract;
import io.jenkins.plugins.aegis.port.ForgeScene;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeForgeTest extends ForgeContract {
    private FakeForge forge;

    @Override
    protected Forge forge() {
        forge = new FakeForge()
                .permission("maintainer", Forge.Permission.MAINTAIN)
                .permission("writer", Forge.Permission.WRITE)
                .permission("reader", Forge.Permission.READ);
        return forge;
    }

    @Override
    protected ForgeScene scene() {
        return new Scene(forge);
    }

    @Test
    void answersUnknownUntilToldOtherwise() {
        forge.unknown("issue", "503");

        assertThat(forge.issue(1).unknownReason()).contains("issue 1: 503");
        assertThat(forge.answering("issue").issue(1).isAbsent()).isTrue();
    }

    @Test
    void losesAnAnswerAfterTheEffect() throws Exception {
        forge.branch("topic", new CommitId("a".repeat(40))).loseAnswerOnce("openPullRequest", "reset");

        assertThatThrownBy(() -> forge.openPullRequest("topic", "main", "t", ""))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("reset");
        assertThat(forge.openPullRequest("topic", "main", "t", "").number()).isEqualTo(1);
        assertThat(forge.writes()).hasSize(1);
    }

    @Test
    void refusesOnceBeforeTheEffect() throws Exception {
        forge.branch("topic", new CommitId("a".repeat(40))).refuseOnce("openPullRequest", "503");

        assertThatThrownBy(() -> forge.openPullRequest("topic", "main", "t", ""))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("503");
        assertThat(forge.pullRequestsInto("main").asOptional().orElseThrow()).isEmpty();
    }

    private static final class Scene implements ForgeScene {
        private final FakeForge forge;
        private int commits;

        Scene(FakeForge forge) {
            this.forge = forge;
        }

        private CommitId newCommit() {
            return new CommitId(String.format("%040x", ++commits));
        }

        @Override
        public CommitId branch(String name) {
            CommitId commit = newCommit();
            forge.branch(name, commit);
            return commit;
        }

        @Override
        public void tag(String name) {
            forge.tag(name);
        }

        @Override
        public void deleteTag(String name) {
            forge.deleteTag(name);
        }

        @Override
        public void check(CommitId commit, String name, Forge.Check.State state) {
            forge.check(commit, name, state);
        }

        @Override
        public void label(int pullRequest, String label) {
            forge.label(pullRequest, label);
        }

        @Override
        public void approve(String reviewer, int pullRequest) {
            forge.review(pullRequest, reviewer, true);
        }

        @Override
        public void requestChanges(String reviewer, int pullRequest) {
            forge.review(pullRequest, reviewer, false);
        }

        @Override
        public CommitId merge(int pullRequest) {
            CommitId commit = newCommit();
            forge.merge(pullRequest, commit);
            return commit;
        }

        @Override
        public int issue(String title) {
            forge.issue(7, true, title);
            return 7;
        }

        @Override
        public void closeIssue(int number) {
            forge.issue(number, false, "closed");
        }

        @Override
        public void comment(String author, int issue, String text) {
            forge.comment(issue, author, text);
        }

        @Override
        public Optional<String> latestRelease() {
            return forge.latestTag();
        }
    }
}
