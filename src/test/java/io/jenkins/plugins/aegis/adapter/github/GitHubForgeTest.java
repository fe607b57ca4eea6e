package io.jenkins.plugins.aegis.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.ForgeContract;
import io.jenkins.plugins.aegis.port.ForgeScene;
import io.jenkins.plugins.aegis.rehearsal.forge.RequestLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forge over GitHub's REST interface keeps the contract against a forge that serves that interface. */
class GitHubForgeTest extends ForgeContract {
    @TempDir
    Path directory;

    private LoopbackScene scene;
    private GitHubForge forge;

    @Override
    protected Forge forge() throws Exception {
        scene = new LoopbackScene(directory);
        forge = GitHubForge.at(scene.forge().endpoint(), LoopbackScene.REPOSITORY, LoopbackScene.TOKEN);
        return forge;
    }

    @Override
    protected ForgeScene scene() {
        return scene;
    }

    @AfterEach
    void stop() {
        assertThat(scene.forge().requests().unserved()).isEmpty();
        scene.close();
    }

    private List<RequestLog.Entry> sent() {
        return scene.forge().requests().entries();
    }

    @Test
    @DisplayName("L34 a poll is a conditional request")
    void pollsWithAConditionalRequest() throws Exception {
        scene.branch("topic");
        PullRequest opened = forge.openPullRequest("topic", "main", "chore: topic", "");
        PullRequest first = forge.pullRequest(opened.number()).asOptional().orElseThrow();

        PullRequest second = forge.pullRequest(opened.number()).asOptional().orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(sent().get(sent().size() - 1).status()).isEqualTo(304);
    }

    @Test
    @DisplayName(
            "L34 a build that opens its ports anew asks conditionally for what it knows, with its own credential only")
    void asksConditionallyOverSeveralOpenings() throws Exception {
        scene.branch("topic");
        int number = forge.openPullRequest("topic", "main", "chore: topic", "").number();
        ConditionalAnswers answers = new ConditionalAnswers();
        for (int look = 0; look < 3; look++) {
            new GitHubForge(
                            scene.forge().endpoint(),
                            LoopbackScene.REPOSITORY,
                            LoopbackScene.TOKEN,
                            Transport.direct(),
                            answers)
                    .pullRequest(number);
        }
        new GitHubForge(scene.forge().endpoint(), LoopbackScene.REPOSITORY, "another", Transport.direct(), answers)
                .pullRequest(number);

        assertThat(sent().subList(sent().size() - 4, sent().size()))
                .extracting(RequestLog.Entry::status)
                .containsExactly(200, 304, 304, 401);
    }

    @Test
    void seesAChangeBetweenTwoPolls() throws Exception {
        scene.branch("topic");
        int number = forge.openPullRequest("topic", "main", "chore: topic", "").number();
        forge.pullRequest(number);

        scene.merge(number);

        assertThat(forge.pullRequest(number).asOptional().orElseThrow().isMerged())
                .isTrue();
    }

    @Test
    @DisplayName("L34 cost does not grow with reviewers and pull requests")
    void asksForNoUserAndNoSinglePullRequest() throws Exception {
        for (String head : List.of("one", "two", "three")) {
            scene.branch(head);
            int number =
                    forge.openPullRequest(head, "main", "chore: " + head, "").number();
            scene.merge(number);
        }
        int before = sent().size();

        forge.pullRequestsInto("main");
        assertThat(sent()).hasSize(before + 1);
        forge.reviews(forge.pullRequest(1).asOptional().orElseThrow());
        assertThat(sent()).hasSize(before + 3);
    }

    @Test
    @DisplayName("L23 the notes name the tag that they start at")
    void endsTheNotesWithTheirRange() throws Exception {
        scene.tag("v1.2.2");
        scene.tag("v1.2.3");

        ReleaseDraft draft = new ReleaseDraft("v1.2.3", "1.2.3", "### Features", false, Optional.of("v1.2.2"));
        forge.createDraft(draft);

        String body = scene.bodyOfRelease(
                forge.release("v1.2.3").asOptional().orElseThrow().id());
        assertThat(body).startsWith("### Features").endsWith("/compare/v1.2.2...v1.2.3");
    }

    @Test
    void doesNotKnowTheChecksOfAForeignCommit() throws Exception {
        assertThat(forge.checks(new CommitId("0".repeat(40))).isUnknown()).isTrue();
    }
}
