package io.jenkins.plugins.aegis.operation.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.plan.GovernanceAction.CommentOnIssue;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.FakeForge;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryEntryTest {
    private static final String VERSION = "1.2.3-preview.1";
    private static final String MARKER = "<!-- aegis-recovery: " + VERSION + " -->";

    private final ReleaseRequest request = Requests.recovery(VERSION, 42);
    private final Views views = Views.of(VERSION)
            .lightweight("v1.2.3-preview", Commits.commit(5))
            .tagged(Views.MAIN, TagMessage.of(request.version(), OptionalInt.of(42), Digest.sha256("approved")));
    private final FakeForge forge = new FakeForge()
            .issue(42, true, "1.2.3-preview is broken")
            .permission("release-bot", Permission.WRITE)
            .publishedRelease("v" + VERSION);

    private Plan decide() throws InterruptedException {
        return decide(request);
    }

    private Plan decide(ReleaseRequest asked) throws InterruptedException {
        Plan.Builder plan = new Plan.Builder();
        RecoveryEntry.observe(forge, views.view()).orElseThrow().plan(plan, asked);
        return plan.build();
    }

    @Test
    void writesDownWhatWasUnusableAndWhatReplacedIt() throws Exception {
        Plans.assertPasses(decide());
        assertThat(decide().actions()).singleElement().isInstanceOfSatisfying(CommentOnIssue.class, comment -> {
            assertThat(comment.number()).isEqualTo(42);
            assertThat(comment.text())
                    .startsWith("1.2.3-preview.1 is released and replaces 1.2.3-preview, which is unusable.")
                    .contains("the published bytes crash", "https://forge.example/releases/")
                    .endsWith(MARKER);
        });
    }

    @Test
    @DisplayName("the entry is written once, whatever a later run is told as the reason")
    void isSettledOnceItIsThere() throws Exception {
        CommentOnIssue comment = (CommentOnIssue) decide().actions().get(0);
        forge.comment(comment.number(), comment.text());

        Plans.assertSettled(decide(Requests.of(VERSION)));
    }

    @Test
    @DisplayName("the account of an app has no permission of its own, and still finds what it wrote")
    void recognisesItsOwnWords() throws Exception {
        forge.permission("release-bot", Permission.NONE);
        CommentOnIssue comment = (CommentOnIssue) decide().actions().get(0);
        forge.comment(comment.number(), comment.text());

        Plans.assertSettled(decide());
    }

    @Test
    @DisplayName("an entry by somebody who may not write to the repository is none")
    void doesNotBelieveAnybodysEntry() throws Exception {
        forge.comment(42, "olaf", "nothing to see\n" + MARKER).permission("olaf", Permission.READ);
        assertThat(decide().actions()).hasSize(1);
    }

    @Test
    void doesNotTakeTheEntryOfAnotherRecoveryForItsOwn() throws Exception {
        forge.comment(42, "release-bot", "<!-- aegis-recovery: 1.2.3-preview.12 -->");
        assertThat(decide().actions()).hasSize(1);
    }

    @Test
    @DisplayName("L5 the entry names versions, and approves none of them")
    void approvesNothing() throws Exception {
        forge.comment(42, "release-bot", "Replaces 1.2.3-preview.2\n" + MARKER);
        var next = Requests.recovery("1.2.3-preview.2", 42).version();
        Plans.assertBlocks(RecoveryApproval.observe(forge, 42, next).check(next), Rule.RECOVERY_APPROVED, "#42");
    }

    @Test
    void refusesBeforeTheReleaseIsPublished() throws Exception {
        FakeForge empty = new FakeForge().issue(42, true, "broken");
        Plan.Builder plan = new Plan.Builder();
        RecoveryEntry.observe(empty, views.view()).orElseThrow().plan(plan, request);
        Plans.assertBlocks(plan.build(), Rule.RECOVERY_RECORDED, "not published yet");
    }

    @Test
    void refusesWhereTheIssueIsGone() throws Exception {
        FakeForge empty = new FakeForge().publishedRelease("v" + VERSION);
        Plan.Builder plan = new Plan.Builder();
        RecoveryEntry.observe(empty, views.view()).orElseThrow().plan(plan, request);
        Plans.assertBlocks(plan.build(), Rule.RECOVERY_RECORDED, "#42 is gone");
    }

    @Test
    void doesNotKnowUnreadableFacts() throws Exception {
        forge.unknown("issue", "HTTP 503");
        Plans.assertUnknown(decide(), Rule.RECOVERY_RECORDED, "HTTP 503");
        forge.answering("issue").unknown("release", "HTTP 502");
        Plans.assertUnknown(decide(), Rule.RECOVERY_RECORDED, "HTTP 502");
        forge.answering("release").comment(42, "release-bot", MARKER).unknown("permission", "HTTP 500");
        Plans.assertUnknown(decide(), Rule.RECOVERY_RECORDED, "HTTP 500");
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void isNoneOfAPlannedRelease() throws Exception {
        assertThat(RecoveryEntry.observe(forge, Views.of("1.2.3").released().view()))
                .isEmpty();
    }
}
