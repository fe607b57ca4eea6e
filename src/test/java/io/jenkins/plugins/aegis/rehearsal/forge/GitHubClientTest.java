package io.jenkins.plugins.aegis.rehearsal.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.github.GHAsset;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPermissionType;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReviewState;
import org.kohsuke.github.GHRef;
import org.kohsuke.github.GHRelease;
import org.kohsuke.github.GHReleaseBuilder;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;

/** The client library of the plugin's own adapter works against the forge. */
class GitHubClientTest {
    @TempDir
    Path directory;

    private RunningForge forge;
    private GHRepository repository;

    @BeforeEach
    void connect() throws Exception {
        forge = new RunningForge(directory);
        repository = connect("releaser-token").getRepository("acme/sample");
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    private GitHub connect(String token) throws Exception {
        return new GitHubBuilder()
                .withEndpoint(forge.forge().endpoint().toString())
                .withOAuthToken(token)
                .build();
    }

    @Test
    void knowsWhoseTokenItIs() throws Exception {
        GitHub client = connect("releaser-token");

        assertThat(client.isCredentialValid()).isTrue();
        assertThat(client.getMyself().getLogin()).isEqualTo("releaser");
        assertThat(repository.getDefaultBranch()).isEqualTo("main");
    }

    @Test
    void makesMovesAndDeletesARef() throws Exception {
        String main = forge.remote().git("rev-parse", "origin/main");
        String next = forge.remote().branch("next", "feat: next", Map.of("next.txt", "next\n"));

        GHRef ref = repository.createRef("refs/heads/release/1.0.0", main);
        ref.updateTo(next);
        assertThat(forge.remote().onRemote("rev-parse", "release/1.0.0")).isEqualTo(next);
        repository.getRef("heads/release/1.0.0").delete();

        assertThatThrownBy(() -> repository.getRef("heads/release/1.0.0")).isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    void readsTagsAndTheirObjects() throws Exception {
        GHRef ref = repository.getRef("tags/v0.1.0");

        assertThat(ref.getObject().getType()).isEqualTo("tag");
        assertThat(repository.getTagObject(ref.getObject().getSha()).getMessage())
                .isEqualTo("Release v0.1.0\n");
        assertThat(repository.listTags().toList()).singleElement().satisfies(tag -> assertThat(tag.getName())
                .isEqualTo("v0.1.0"));
    }

    @Test
    void opensReviewsAndMergesAPullRequest() throws Exception {
        forge.remote().branch("fix/one", "fix: one", Map.of("one.txt", "1\n"));
        GHPullRequest pull = repository.createPullRequest("Fix one", "fix/one", "main", "it was broken");
        forge.maintainers().approve("grace", pull.getNumber());

        assertThat(pull.listReviews().toList()).singleElement().satisfies(review -> assertThat(review.getState())
                .isEqualTo(GHPullRequestReviewState.APPROVED));
        pull.merge(null, pull.getHead().getSha(), GHPullRequest.MergeMethod.SQUASH);

        GHPullRequest merged = repository.getPullRequest(pull.getNumber());
        assertThat(merged.isMerged()).isTrue();
        assertThat(merged.getMergeCommitSha()).isEqualTo(forge.remote().onRemote("rev-parse", "main"));
        assertThat(merged.getMergedBy().getLogin()).isEqualTo("releaser");
        assertThat(forge.remote().onRemote("log", "-1", "--format=%s %an", "main"))
                .isEqualTo("Fix one (#1) releaser");
    }

    @Test
    void findsOutWhetherAPullRequestCanBeMerged() throws Exception {
        int number = forge.pullFromBranch("fix/one", "main");
        assertThat(repository.getPullRequest(number).getMergeable()).isTrue();

        forge.remote().branch("other", "fix: other", Map.of("fix-one.txt", "other\n"));
        forge.remote().git("push", "-q", "origin", "other:main");

        assertThat(repository.getPullRequest(number).getMergeable()).isFalse();
        assertThat(repository.getPullRequest(number).getMergeableState()).isEqualTo("dirty");
    }

    @Test
    void closesAPullRequestWithAComment() throws Exception {
        GHPullRequest pull = repository.getPullRequest(forge.pullFromBranch("fix/one", "main"));

        pull.comment("wrong version");
        pull.close();

        assertThat(repository.getPullRequest(1).getState()).isEqualTo(GHIssueState.CLOSED);
        assertThat(repository.getIssue(1).getComments())
                .singleElement()
                .satisfies(comment -> assertThat(comment.getBody()).isEqualTo("wrong version"));
    }

    @Test
    void listsPullRequestsIntoABase() throws Exception {
        forge.pullFromBranch("fix/one", "main");
        forge.pullFromBranch("fix/two", "develop");

        assertThat(repository
                        .queryPullRequests()
                        .base("develop")
                        .state(GHIssueState.ALL)
                        .list()
                        .toList())
                .singleElement()
                .satisfies(pull -> assertThat(pull.getHead().getRef()).isEqualTo("fix/two"));
    }

    @Test
    void draftsAReleaseAttachesAFileAndPublishes() throws Exception {
        GHRelease draft = repository
                .createRelease("v0.1.0")
                .name("0.1.0")
                .body("notes")
                .draft(true)
                .create();
        byte[] bytes = "sums\n".getBytes(StandardCharsets.UTF_8);
        draft.uploadAsset("checksums.txt", new ByteArrayInputStream(bytes), "text/plain");
        assertThat(repository.getReleaseByTagName("v0.1.0")).isNull();

        draft.update().draft(false).makeLatest(GHReleaseBuilder.MakeLatest.TRUE).update();

        GHRelease published = repository.getReleaseByTagName("v0.1.0");
        assertThat(published.isDraft()).isFalse();
        assertThat(published.listAssets().toList()).extracting(GHAsset::getSize).containsExactly((long) bytes.length);
        assertThat(repository.getLatestRelease().getId()).isEqualTo(published.getId());
    }

    @Test
    void readsTheChecksOfACommit() throws Exception {
        String main = forge.remote().git("rev-parse", "origin/main");
        forge.maintainers().check("main", "lint", CheckState.RED);

        List<GHCheckRun> runs = repository.getCheckRuns(main).toList();

        assertThat(runs).extracting(GHCheckRun::getName).containsExactlyInAnyOrder("ci", "lint");
        assertThat(runs)
                .filteredOn(run -> run.getName().equals("lint"))
                .singleElement()
                .satisfies(run -> assertThat(run.getConclusion()).isEqualTo(GHCheckRun.Conclusion.FAILURE));
        assertThat(repository.getLastCommitStatus(main)).isNull();
    }

    @Test
    void knowsWhatUsersMayDo() throws Exception {
        assertThat(repository.getPermission("ada")).isEqualTo(GHPermissionType.WRITE);
        assertThat(repository.getPermission("reader")).isEqualTo(GHPermissionType.READ);
        assertThat(repository.getPermission("stranger")).isEqualTo(GHPermissionType.NONE);
    }

    @Test
    void readsAFileOfABranch() throws Exception {
        forge.remote().branch("next", "feat: next", Map.of("docs/next.txt", "next\n"));

        try (var content = repository.getFileContent("docs/next.txt", "next").read()) {
            assertThat(content).hasContent("next\n");
        }
    }

    @Test
    void comparesBranches() throws Exception {
        forge.remote().branch("next", "feat: next", Map.of("next.txt", "next\n"));

        assertThat(repository.getCompare("main", "next").getAheadBy()).isEqualTo(1);
        assertThat(repository.getCompare("main", "next").getFiles()).hasSize(1);
    }

    @Test
    void isRefusedAWriteWithoutPermission() throws Exception {
        String main = forge.remote().git("rev-parse", "origin/main");
        GHRepository readOnly = connect("reader-token").getRepository("acme/sample");

        assertThatThrownBy(() -> readOnly.createRef("refs/heads/mine", main))
                .isInstanceOfSatisfying(HttpException.class, e -> assertThat(e.getResponseCode())
                        .isEqualTo(403));
    }
}
