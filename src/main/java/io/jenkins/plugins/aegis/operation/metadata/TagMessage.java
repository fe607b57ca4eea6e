package io.jenkins.plugins.aegis.operation.metadata;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The message of a release tag.
 *
 * <p>Subject, then for a recovery release the three lines of the runbook ("Version policy"), then the digest of what was
 * approved, which anybody can compute again from the tagged commit, and the gates beside the go/no-go at which it was.
 */
public final class TagMessage {
    private static final String APPROVAL = "aegis-approval: ";
    private static final String GATE = "aegis-gate: ";
    private static final String RECOVERY = "recovery-release: true";
    private static final String RECOVERY_ISSUE = "recovery-issue: #";

    private TagMessage() {}

    /** Approved at the go/no-go alone. */
    public static List<String> of(ReleaseVersion version, OptionalInt recoveryIssue, Digest approved) {
        return of(version, recoveryIssue, approved, List.of());
    }

    /**
     * @param recoveryIssue the approval issue of a recovery release; empty for any other
     * @param gates ids of the gates beside the go/no-go at which it was approved
     */
    public static List<String> of(
            ReleaseVersion version, OptionalInt recoveryIssue, Digest approved, List<String> gates) {
        List<String> lines = new ArrayList<>(List.of("Release " + version.tag(), ""));
        if (recoveryIssue.isPresent()) {
            lines.add(RECOVERY);
            lines.add(RECOVERY_ISSUE + recoveryIssue.getAsInt());
            lines.add(confirmation(version));
            lines.add("");
        }
        lines.add(APPROVAL + approved);
        gates.forEach(gate -> lines.add(GATE + gate));
        return List.copyOf(lines);
    }

    /** The gates beside the go/no-go that a tag's message names, in its order. */
    public static List<String> gates(TagRef tag) {
        return tag.message().stream()
                .filter(line -> line.matches(GATE + "[A-Za-z0-9-]{1,64}"))
                .map(line -> line.substring(GATE.length()))
                .toList();
    }

    /** The recovery lines that a tag's message lacks, as they should stand there. */
    public static List<String> missingRecoveryLines(TagRef tag, ReleaseVersion version) {
        List<String> missing = new ArrayList<>();
        if (!tag.message().contains(RECOVERY)) {
            missing.add(RECOVERY);
        }
        if (recoveryIssue(tag).isEmpty()) {
            missing.add(RECOVERY_ISSUE + "<issue>");
        }
        if (!tag.message().contains(confirmation(version))) {
            missing.add(confirmation(version));
        }
        return missing;
    }

    private static String confirmation(ReleaseVersion version) {
        return "recovery-confirmation: " + RecoveryAuthorisation.confirmationOf(version);
    }

    /** Whether a line of the message claims an approval of this pipeline, rightly or not. */
    public static boolean claimsApproval(TagRef tag) {
        return tag.message().stream().anyMatch(line -> line.startsWith(APPROVAL));
    }

    /** The approval issue that a tag's message names. */
    public static OptionalInt recoveryIssue(TagRef tag) {
        Optional<String> line = tag.message().stream()
                .filter(each -> each.matches(RECOVERY_ISSUE + "[1-9][0-9]{0,8}"))
                .findFirst();
        return line.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(line.get().substring(RECOVERY_ISSUE.length())));
    }

    /** Whether kind, subject and approval line are those of a release tag of this pipeline; its target is not judged. */
    public static boolean isOfThisPipeline(TagRef tag, ReleaseVersion version) {
        return tag.annotated()
                && !tag.message().isEmpty()
                && tag.message().get(0).equals("Release " + version.tag())
                && claimsApproval(tag);
    }
}
