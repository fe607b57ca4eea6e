package io.jenkins.plugins.aegis.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.Forge.Comment;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.PublishedTags;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.Forge.Review;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every forge does, whatever it is made of. */
public abstract class ForgeContract {
    private static final CommitId NOWHERE = new CommitId("0123456789012345678901234567890123456789");

    private Forge forge;
    private ForgeScene scene;

    /** The forge under test, known to itself as {@code release-bot}, with one commit on {@code main}. */
    protected abstract Forge forge() throws Exception;

    /** The people and the repository around the forge that {@link #forge()} answered last. */
    protected abstract ForgeScene scene();

    @BeforeEach
    void setTheScene() throws Exception {
        forge = forge();
        scene = scene();
    }

    private <T> T there(Observed<T> observed) {
        return observed.asOptional()
                .orElseThrow(() -> new AssertionError(observed.source() + " is not there: " + observed));
    }

    private PullRequest opened(String head) throws Exception {
        scene.branch(head);
        return forge.openPullRequest(head, "main", "chore: " + head, "why");
    }

    @Test
    void tellsThatACommitHasNoChecks() throws Exception {
        CommitId commit = scene.branch("quiet");

        assertThat(there(forge.checks(commit))).isEmpty();
    }

    @Test
    void tellsHowEachCheckStands() throws Exception {
        CommitId commit = scene.branch("checked");
        scene.check(commit, "build", Check.State.PASSED);
        scene.check(commit, "lint", Check.State.FAILED);
        scene.check(commit, "slow", Check.State.PENDING);

        assertThat(there(forge.checks(commit)))
                .containsExactlyInAnyOrder(
                        new Check("build", Check.State.PASSED),
                        new Check("lint", Check.State.FAILED),
                        new Check("slow", Check.State.PENDING));
    }

    @Test
    void countsTheLatestRunOfACheck() throws Exception {
        CommitId commit = scene.branch("rerun");
        scene.check(commit, "build", Check.State.FAILED);
        scene.check(commit, "build", Check.State.PASSED);

        assertThat(there(forge.checks(commit))).containsExactly(new Check("build", Check.State.PASSED));
    }

    @Test
    void opensAPullRequest() throws Exception {
        CommitId head = scene.branch("topic");

        PullRequest opened = forge.openPullRequest("topic", "main", "chore: a title", "why");

        assertThat(opened.isOpen()).isTrue();
        assertThat(opened.title()).isEqualTo("chore: a title");
        assertThat(opened.author()).isEqualTo("release-bot");
        assertThat(opened.head()).isEqualTo("topic");
        assertThat(opened.headCommit()).isEqualTo(head);
        assertThat(opened.base()).isEqualTo("main");
        assertThat(opened.mergeCommit()).isEmpty();
        assertThat(there(forge.pullRequest(opened.number()))).isEqualTo(opened);
    }

    @Test
    void opensNoSecondPullRequestOfTheSameBranches() throws Exception {
        PullRequest first = opened("topic");

        PullRequest second = forge.openPullRequest("topic", "main", "chore: topic", "why");

        assertThat(second.number()).isEqualTo(first.number());
        assertThat(there(forge.pullRequestsInto("main"))).hasSize(1);
    }

    @Test
    void opensNoPullRequestFromABranchThatIsMissing() {
        assertThatThrownBy(() -> forge.openPullRequest("missing", "main", "chore: nothing", ""))
                .isInstanceOf(PortUnavailable.class);
    }

    @Test
    void listsPullRequestsIntoABranchNewestFirst() throws Exception {
        PullRequest merged = opened("one");
        scene.merge(merged.number());
        PullRequest open = opened("two");
        scene.branch("elsewhere");
        forge.openPullRequest("two", "elsewhere", "chore: another base", "");

        assertThat(there(forge.pullRequestsInto("main")))
                .extracting(PullRequest::number)
                .containsExactly(open.number(), merged.number());
    }

    @Test
    void tellsTheCommitOfAMerge() throws Exception {
        PullRequest opened = opened("topic");
        CommitId onBase = scene.merge(opened.number());

        PullRequest merged = there(forge.pullRequest(opened.number()));

        assertThat(merged.isMerged()).isTrue();
        assertThat(merged.mergeCommit()).contains(onBase);
        assertThat(merged.headCommit()).isEqualTo(opened.headCommit());
    }

    @Test
    void tellsLabels() throws Exception {
        PullRequest opened = opened("topic");
        scene.label(opened.number(), "autorelease: pending");

        assertThat(there(forge.pullRequest(opened.number())).labels()).containsExactly("autorelease: pending");
    }

    @Test
    void closesAPullRequestWithAComment() throws Exception {
        PullRequest opened = opened("topic");

        forge.closePullRequest(opened.number(), "superseded");

        PullRequest closed = there(forge.pullRequest(opened.number()));
        assertThat(closed.state()).isEqualTo(PullRequest.State.CLOSED);
        assertThat(there(forge.issue(opened.number())).comments())
                .containsExactly(new Comment("release-bot", "superseded"));
    }

    @Test
    void closingTwiceCommentsOnce() throws Exception {
        PullRequest opened = opened("topic");

        forge.closePullRequest(opened.number(), "superseded");
        forge.closePullRequest(opened.number(), "superseded");

        assertThat(there(forge.issue(opened.number())).comments()).hasSize(1);
    }

    @Test
    void refusesToCloseWhatIsMerged() throws Exception {
        PullRequest opened = opened("topic");
        scene.merge(opened.number());

        assertThatThrownBy(() -> forge.closePullRequest(opened.number(), "superseded"))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("merged");
    }

    @Test
    void tellsThatThereIsNoSuchPullRequest() throws Exception {
        assertThat(forge.pullRequest(999).isAbsent()).isTrue();
    }

    @Test
    void tellsTheLatestReviewOfEachReviewer() throws Exception {
        PullRequest opened = opened("topic");
        scene.requestChanges("maintainer", opened.number());
        scene.approve("maintainer", opened.number());
        scene.requestChanges("writer", opened.number());

        assertThat(there(forge.reviews(opened)))
                .containsExactlyInAnyOrder(
                        new Review("maintainer", true, opened.headCommit()),
                        new Review("writer", false, opened.headCommit()));
    }

    @Test
    void tellsAnIssueWithItsComments() throws Exception {
        int issue = scene.issue("Recovery of 1.2.3-preview");
        scene.comment("maintainer", issue, "approved: 1.2.3-preview.1");

        Forge.Issue told = there(forge.issue(issue));

        assertThat(told.open()).isTrue();
        assertThat(told.title()).isEqualTo("Recovery of 1.2.3-preview");
        assertThat(told.comments()).containsExactly(new Comment("maintainer", "approved: 1.2.3-preview.1"));
    }

    @Test
    void tellsThatAnIssueIsClosed() throws Exception {
        int issue = scene.issue("Done");
        scene.closeIssue(issue);

        assertThat(there(forge.issue(issue)).open()).isFalse();
    }

    @Test
    void tellsThatThereIsNoSuchIssue() throws Exception {
        assertThat(forge.issue(999).isAbsent()).isTrue();
    }

    @Test
    void tellsMaintainersFromWriters() throws Exception {
        assertThat(there(forge.permission("maintainer"))).isEqualTo(Permission.MAINTAIN);
        assertThat(there(forge.permission("writer"))).isEqualTo(Permission.WRITE);
        assertThat(there(forge.permission("reader"))).isEqualTo(Permission.READ);
    }

    @Test
    void commentsOnAnIssueOnce() throws Exception {
        int issue = scene.issue("1.2.3-preview is broken");

        forge.comment(issue, "Replaced by 1.2.3-preview.1");
        forge.comment(issue, "Replaced by 1.2.3-preview.1");

        assertThat(there(forge.issue(issue)).comments())
                .containsExactly(new Comment("release-bot", "Replaced by 1.2.3-preview.1"));
    }

    @Test
    void readsTheConversationOfAPullRequest() throws Exception {
        PullRequest pull = opened("hotfix");

        assertThat(there(forge.issue(pull.number())).comments()).isEmpty();
        forge.comment(pull.number(), "Seen");

        assertThat(there(forge.issue(pull.number())).comments())
                .extracting(Comment::body)
                .containsExactly("Seen");
    }

    @Test
    void commentsOnNothingThatIsNotThere() {
        assertThatThrownBy(() -> forge.comment(77, "hello")).isInstanceOf(PortUnavailable.class);
    }

    @Test
    void tellsWhichPullRequestBroughtACommit() throws Exception {
        PullRequest pull = opened("hotfix");
        CommitId merge = scene.merge(pull.number());

        CommitId elsewhere = scene.branch("elsewhere");

        Map<CommitId, Observed<List<PullRequest>>> pulls = forge.pullRequestsWith(List.of(merge, elsewhere));

        assertThat(there(pulls.get(merge))).containsExactly(there(forge.pullRequest(pull.number())));
        assertThat(there(pulls.get(elsewhere))).isEmpty();
    }

    @Test
    void tellsThePullRequestsOfNoCommit() throws Exception {
        assertThat(forge.pullRequestsWith(List.of())).isEmpty();
    }

    private ReleaseDraft draft(String tag) {
        return new ReleaseDraft(tag, "Release " + tag, "### Features", tag.contains("-"), Optional.empty());
    }

    private ForgeRelease drafted(String tag) throws Exception {
        scene.tag(tag);
        return forge.createDraft(draft(tag));
    }

    @Test
    @DisplayName("L23 a release is a draft first, and drafts are found")
    void findsADraftByItsTag() throws Exception {
        ForgeRelease drafted = drafted("v1.2.3-preview");

        ForgeRelease found = there(forge.release("v1.2.3-preview"));

        assertThat(found).isEqualTo(drafted);
        assertThat(found.draft()).isTrue();
        assertThat(found.prerelease()).isTrue();
        assertThat(found.assets()).isEmpty();
        assertThat(there(forge.published(List.of("v1.2.3-preview"))))
                .isEqualTo(new PublishedTags(Optional.empty(), false));
    }

    @Test
    void tellsThatThereIsNoReleaseOfATag() throws Exception {
        scene.tag("v1.2.3");

        assertThat(forge.release("v1.2.3").isAbsent()).isTrue();
    }

    @Test
    @DisplayName("L23 a release never creates its tag")
    void draftsNothingWithoutTheTag() throws Exception {
        assertThatThrownBy(() -> forge.createDraft(draft("v9.9.9")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("v9.9.9");
        assertThat(forge.release("v9.9.9").isAbsent()).isTrue();
    }

    @Test
    void draftsOnlyOneReleaseOfATag() throws Exception {
        ForgeRelease first = drafted("v1.2.3");

        assertThat(forge.createDraft(draft("v1.2.3")).id()).isEqualTo(first.id());
    }

    private static final byte[] CONTENT = "0123  package.tgz\n".getBytes(StandardCharsets.UTF_8);

    private void attach(ForgeRelease release, byte[] content) throws Exception {
        forge.attach(release, "checksums.txt", content.length, new ByteArrayInputStream(content));
    }

    @Test
    @DisplayName("L28 an asset is checked by download")
    void attachesAFile() throws Exception {
        ForgeRelease release = drafted("v1.2.3");

        attach(release, CONTENT);

        assertThat(there(forge.release("v1.2.3")).asset("checksums.txt"))
                .hasValueSatisfying(asset -> assertThat(asset.size()).isEqualTo(CONTENT.length));
        assertThat(there(forge.downloadDigest(there(forge.release("v1.2.3")), "checksums.txt")))
                .isEqualTo(Digest.of(Digest.Algorithm.SHA256, CONTENT));
    }

    @Test
    void attachesTheSameFileOnce() throws Exception {
        ForgeRelease release = drafted("v1.2.3");

        attach(release, CONTENT);
        attach(release, CONTENT);

        assertThat(there(forge.release("v1.2.3")).assets()).hasSize(1);
    }

    @Test
    void replacesNoAttachedFile() throws Exception {
        ForgeRelease release = drafted("v1.2.3");
        attach(release, CONTENT);

        assertThatThrownBy(() -> attach(release, "other".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("checksums.txt");
        assertThat(there(forge.downloadDigest(there(forge.release("v1.2.3")), "checksums.txt")))
                .isEqualTo(Digest.of(Digest.Algorithm.SHA256, CONTENT));
    }

    @Test
    void attachesNoFileOfAnotherSizeThanStated() throws Exception {
        ForgeRelease release = drafted("v1.2.3");

        assertThatThrownBy(() -> forge.attach(release, "checksums.txt", 5, new ByteArrayInputStream(CONTENT)))
                .isInstanceOf(PortUnavailable.class);
        assertThat(there(forge.release("v1.2.3")).assets()).isEmpty();
    }

    @Test
    void readsAnAssetAsText() throws Exception {
        ForgeRelease release = drafted("v1.2.3");
        attach(release, CONTENT);

        assertThat(there(forge.downloadText(there(forge.release("v1.2.3")), "checksums.txt")))
                .isEqualTo(new String(CONTENT, StandardCharsets.UTF_8));
        assertThat(forge.downloadText(release, "missing.txt").isAbsent()).isTrue();
    }

    @Test
    void tellsThatAReleaseHasNoSuchAsset() throws Exception {
        ForgeRelease release = drafted("v1.2.3");

        assertThat(forge.downloadDigest(release, "missing.txt").isAbsent()).isTrue();
    }

    @Test
    void publishesADraft() throws Exception {
        ForgeRelease release = drafted("v1.2.3");

        assertThat(forge.publish(release, true).draft()).isFalse();

        assertThat(there(forge.release("v1.2.3")).draft()).isFalse();
        assertThat(there(forge.published(List.of("v1.2.3")))).isEqualTo(new PublishedTags(Optional.of("v1.2.3"), true));
        assertThat(scene.latestRelease()).contains("v1.2.3");
    }

    @Test
    @DisplayName("L6 L23 a maintenance release does not become the latest")
    void leavesTheLatestReleaseWhereItIs() throws Exception {
        forge.publish(drafted("v2.0.0"), true);

        forge.publish(drafted("v1.2.4"), false);

        assertThat(scene.latestRelease()).contains("v2.0.0");
    }

    @Test
    @DisplayName("L12 the first of the tags that was published is told, and whether anything was")
    void tellsWhichTagWasPublished() throws Exception {
        scene.tag("v1.2.5");
        forge.publish(drafted("v2.0.0"), true);
        forge.publish(drafted("v1.2.4"), false);

        assertThat(there(forge.published(List.of("v1.2.5", "v1.2.4", "v1.2.3"))))
                .isEqualTo(new PublishedTags(Optional.of("v1.2.4"), true));
        assertThat(there(forge.published(List.of("v1.2.5")))).isEqualTo(new PublishedTags(Optional.empty(), true));
    }

    @Test
    void publishesNothingWhoseTagIsGone() throws Exception {
        ForgeRelease release = drafted("v1.2.3");
        scene.deleteTag("v1.2.3");

        assertThatThrownBy(() -> forge.publish(release, false)).isInstanceOf(PortUnavailable.class);
        assertThat(there(forge.release("v1.2.3")).draft()).isTrue();
    }

    @Test
    void doesNotCallAnUnknownCommitGreen() throws Exception {
        assertThat(forge.checks(NOWHERE).asOptional().orElse(List.of())).isEmpty();
    }
}
