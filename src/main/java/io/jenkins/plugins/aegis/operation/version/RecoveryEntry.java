package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.plan.GovernanceAction.CommentOnIssue;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.Comment;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.Issue;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The entry on the approval issue that says what was unusable and what replaced it, once that is published.
 *
 * <p>It is recognised by its last line, if somebody who may write to the repository wrote it, or by its whole text.
 *
 * @param issue number of the approval issue, as the tag names it
 * @param replaced empty if no earlier version of the line is tagged
 * @param permissions of those who wrote a comment with that line
 */
public record RecoveryEntry(
        int issue,
        Optional<ReleaseVersion> replaced,
        Observed<ForgeRelease> release,
        Observed<Issue> conversation,
        Map<String, Observed<Permission>> permissions) {
    private static final String EFFECT = "IssueComment";
    private static final String MARKER = "<!-- aegis-recovery: ";

    public RecoveryEntry {
        permissions = Map.copyOf(permissions);
    }

    /** Reads what is needed; empty if the version's tag is none of a recovery release. */
    public static Optional<RecoveryEntry> observe(Forge forge, RepositoryView view) throws InterruptedException {
        Optional<TagRef> tag = view.releasedTag();
        OptionalInt issue = tag.isPresent() ? TagMessage.recoveryIssue(tag.get()) : OptionalInt.empty();
        if (issue.isEmpty()) {
            return Optional.empty();
        }
        Observed<Issue> conversation = forge.issue(issue.getAsInt());
        Map<String, Observed<Permission>> permissions = new TreeMap<>();
        if (conversation.asOptional().isPresent()) {
            for (Comment comment : conversation.asOptional().get().comments()) {
                if (isOf(view.version(), comment) && !permissions.containsKey(comment.author())) {
                    permissions.put(comment.author(), forge.permission(comment.author()));
                }
            }
        }
        return Optional.of(new RecoveryEntry(
                issue.getAsInt(),
                view.snapshot().asOptional().flatMap(refs -> ReplacedRelease.below(refs, view.version())),
                forge.release(view.version().tag()),
                conversation,
                permissions));
    }

    /** Whether a comment is such an entry, of whatever version; it approves nothing, though it names versions. */
    static boolean isEntry(Comment comment) {
        return comment.body().lines().anyMatch(line -> line.startsWith(MARKER));
    }

    private static boolean isOf(ReleaseVersion version, Comment comment) {
        return comment.body().lines().anyMatch(marker(version)::equals);
    }

    private static String marker(ReleaseVersion version) {
        return MARKER + version + " -->";
    }

    /** Adds the entry to the plan, or that it is there, or why it cannot be written. */
    public void plan(Plan.Builder plan, ReleaseRequest request) {
        String wanted = "write down on #" + issue + " what " + request.version() + " replaces";
        if (release.isUnknown() || conversation.isUnknown()) {
            plan.find(Finding.unknown(Rule.RECOVERY_RECORDED, release.isUnknown() ? release : conversation));
        } else if (conversation.isAbsent()) {
            plan.find(Finding.blocker(
                    Rule.RECOVERY_RECORDED,
                    "approval issue #" + issue + " is gone, so what " + request.version()
                            + " replaces cannot be written down there",
                    "Open an issue that says it, and accept this finding with its number"));
        } else if (isWritten(request)) {
            plan.settled(EFFECT, wanted, "it is written there");
        } else if (permissions.values().stream().anyMatch(Observed::isUnknown)) {
            permissions.values().stream()
                    .filter(Observed::isUnknown)
                    .forEach(permission -> plan.find(Finding.unknown(Rule.RECOVERY_RECORDED, permission)));
        } else if (release.asOptional().filter(there -> !there.draft()).isEmpty()) {
            plan.find(Finding.blocker(
                    Rule.RECOVERY_RECORDED,
                    request.version() + " is not published yet, so #" + issue + " cannot say that it replaces anything",
                    "Finish publishing, then run this stage again"));
        } else {
            plan.act(new CommentOnIssue(issue, text(request)));
        }
    }

    private boolean isWritten(ReleaseRequest request) {
        String own = text(request);
        return permissions.values().stream()
                        .flatMap(permission -> permission.asOptional().stream())
                        .anyMatch(may -> may.compareTo(Permission.WRITE) >= 0)
                || conversation.asOptional().map(Issue::comments).orElse(List.of()).stream()
                        .anyMatch(comment -> comment.body().equals(own));
    }

    private String text(ReleaseRequest request) {
        String reason = request.recovery().reason().isBlank()
                ? "in the audit log of the build that released it"
                : Printable.of(request.recovery().reason().strip(), 1000);
        return request.version() + " is released and replaces "
                + replaced.map(ReleaseVersion::toString).orElse("an earlier release") + ", which is unusable.\n\n"
                + "- Why a rerun or a repair did not suffice: " + reason + "\n"
                + "- Released: " + release.asOptional().map(ForgeRelease::url).orElse("") + "\n\n"
                + marker(request.version());
    }
}
