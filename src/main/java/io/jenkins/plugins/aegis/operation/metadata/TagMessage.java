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
 * approved, which anybody can compute again from the tagged commit.
 */
public final class TagMessage {
    private static final String APPROVAL = "aegis-approval: ";
    private static final String RECOVERY_ISSUE = "recovery-issue: #";

    private TagMessage() {}

    /** @param recoveryIssue the approval issue of a recovery release; empty for any other */
    public static List<String> of(ReleaseVersion version, OptionalInt recoveryIssue, Digest approved) {
        List<String> lines = new ArrayList<>(List.of("Release " + version.tag(), ""));
        if (recoveryIssue.isPresent()) {
            lines.add("recovery-release: true");
            lines.add(RECOVERY_ISSUE + recoveryIssue.getAsInt());
            lines.add("recovery-confirmation: " + RecoveryAuthorisation.confirmationOf(version));
            lines.add("");
        }
        lines.add(APPROVAL + approved);
        return List.copyOf(lines);
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
                && tag.message().stream().anyMatch(line -> line.startsWith(APPROVAL));
    }
}
