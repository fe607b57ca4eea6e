package io.jenkins.plugins.aegis.rehearsal.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin's own adapter works against the forge. */
class AdapterTest {
    @TempDir
    Path directory;

    private RunningForge forge;
    private GitHubForge adapter;

    @BeforeEach
    void start() throws Exception {
        forge = new RunningForge(directory);
        adapter = GitHubForge.at(forge.forge().endpoint(), "acme/sample", "releaser-token");
    }

    @AfterEach
    void stop() {
        forge.close();
    }

    @Test
    void followsAPullRequestFromOpeningToMerge() throws Exception {
        String head = forge.remote().branch("fix/one", "fix: one", Map.of("one.txt", "1\n"));
        Forge.PullRequest opened = adapter.openPullRequest("fix/one", "main", "Fix one", "it was broken");
        forge.maintainers().approve("grace", opened.number());

        assertThat(present(adapter.reviews(opened)))
                .containsExactly(new Forge.Review("grace", true, new CommitId(head)));
        String merge = forge.maintainers().merge("grace", opened.number(), MergeMethod.SQUASH);

        Forge.PullRequest merged = present(adapter.pullRequest(opened.number()));
        assertThat(merged.isMerged()).isTrue();
        assertThat(merged.mergeCommit()).contains(new CommitId(merge));
        assertThat(present(adapter.pullRequestsInto("main"))).containsExactly(merged);
    }

    @Test
    void seesAnOpenPullRequestAsNotMerged() throws Exception {
        int number = forge.pullFromBranch("fix/one", "main");

        assertThat(present(adapter.pullRequest(number)).mergeCommit()).isEmpty();
    }

    @Test
    void seesChecksOfEveryColour() throws Exception {
        CommitId main = new CommitId(forge.remote().git("rev-parse", "origin/main"));
        forge.maintainers().check("main", "lint", CheckState.RED);
        forge.maintainers().check("main", "slow", CheckState.PENDING);

        assertThat(present(adapter.checks(main)))
                .containsExactlyInAnyOrder(
                        new Forge.Check("ci", Forge.Check.State.PASSED),
                        new Forge.Check("lint", Forge.Check.State.FAILED),
                        new Forge.Check("slow", Forge.Check.State.PENDING));
    }

    @Test
    void readsAnIssueWithItsComments() throws Exception {
        int number = forge.maintainers().openIssue("ada", "Broken", "");
        forge.maintainers().comment("grace", number, "RECOVERY 1.0.0-preview.1");

        Forge.Issue issue = present(adapter.issue(number));

        assertThat(issue.comments()).containsExactly(new Forge.Comment("grace", "RECOVERY 1.0.0-preview.1"));
        assertThat(present(adapter.permission("grace"))).isEqualTo(Forge.Permission.MAINTAIN);
    }

    @Test
    void draftsFillsAndPublishesARelease() throws Exception {
        byte[] bytes = "sums\n".getBytes(StandardCharsets.UTF_8);
        Forge.ForgeRelease draft = draft("v0.1.0");
        adapter.attach(draft, "checksums.txt", bytes.length, new ByteArrayInputStream(bytes));
        assertThat(present(adapter.published(List.of("v0.1.0"))).any()).isFalse();

        adapter.publish(present(adapter.release("v0.1.0")), true);

        Forge.ForgeRelease published = present(adapter.release("v0.1.0"));
        assertThat(published.draft()).isFalse();
        assertThat(present(adapter.published(List.of("v0.1.0"))).first()).contains("v0.1.0");
        assertThat(present(adapter.downloadDigest(published, "checksums.txt")))
                .isEqualTo(Digest.of(Digest.Algorithm.SHA256, bytes));
    }

    @Test
    @DisplayName("L23 never creates a tag by publishing a release")
    void refusesToPublishWithoutTheTag() throws Exception {
        Forge.ForgeRelease draft = draft("v0.1.0");
        forge.remote().git("push", "-q", "origin", ":v0.1.0");

        assertThatThrownBy(() -> adapter.publish(draft, true)).isInstanceOf(PortUnavailable.class);
        assertThat(forge.remote().onRemote("tag")).isEmpty();
    }

    @Test
    void asksOnlyForWhatTheForgeServes() throws Exception {
        followsAPullRequestFromOpeningToMerge();
        draftsFillsAndPublishesARelease();
        adapter.closePullRequest(forge.pullFromBranch("fix/two", "main"), "not now");

        assertThat(forge.forge().requests().unserved()).isEmpty();
    }

    private Forge.ForgeRelease draft(String tag) throws Exception {
        return adapter.createDraft(new Forge.ReleaseDraft(tag, tag, "notes", false, Optional.empty()));
    }

    private static <T> T present(Observed<T> observed) {
        assertThat(observed).isInstanceOf(Observed.Present.class);
        return observed.asOptional().orElseThrow();
    }
}
