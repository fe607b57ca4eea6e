package io.jenkins.plugins.aegis.operation.check;

import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the checks passed on one commit, by the audit log of this build.
 *
 * <p>A result of an earlier build does not count: advisories and services change without a commit.
 */
public final class ReleaseCheckPolicy {
    private static final String PASSED = "PASSED";

    private ReleaseCheckPolicy() {}

    /** Everything that the log says of release checks, oldest first. */
    public static List<CheckFinished> recorded(List<AuditRecord> records) {
        return records.stream()
                .map(AuditRecord::event)
                .filter(CheckFinished.class::isInstance)
                .map(CheckFinished.class::cast)
                .toList();
    }

    /** One finding for each check that did not run on exactly this commit, or whose last run failed. */
    public static List<Finding> passed(CommitId commit, List<ReleaseCheck> checks, List<CheckFinished> recorded) {
        List<Finding> findings = new ArrayList<>();
        for (ReleaseCheck check : checks) {
            Optional<CheckFinished> last = last(commit, check, recorded);
            if (last.isEmpty()) {
                findings.add(Finding.blocker(
                        Rule.RELEASE_CHECKS_PASSED,
                        "release check \"" + check.name() + "\" has not run on " + commit + " in this build",
                        "Run the stage of the release checks"));
            } else if (!hasPassed(last.get())) {
                findings.add(Finding.blocker(
                        Rule.RELEASE_CHECKS_PASSED,
                        "release check \"" + check.name() + "\" failed on " + commit + ": "
                                + last.get().summary(),
                        "Read " + String.join(", ", last.get().kept())
                                + "; mend it on the source branch and cut again, or run this stage again if it was"
                                + " chance"));
            }
        }
        return findings;
    }

    /** The last result of exactly these commands on exactly this commit. */
    static Optional<CheckFinished> last(CommitId commit, ReleaseCheck check, List<CheckFinished> recorded) {
        return recorded.stream()
                .filter(result -> result.check().equals(check.name()))
                .filter(result -> result.commit().equals(commit.hex()))
                .filter(result -> result.digest().equals(check.digest().hex()))
                .reduce((earlier, later) -> later);
    }

    static boolean hasPassed(CheckFinished result) {
        return result.outcome().equals(PASSED);
    }

    /** The word of the log for it. */
    static String outcome(boolean passed) {
        return passed ? PASSED : "FAILED";
    }

    /** One line for the approver. */
    public static String shown(CheckFinished result) {
        return hasPassed(result)
                ? result.summary()
                : "FAILED: " + result.summary().lines().findFirst().orElse("");
    }

    /** The last result of each, for the approver; a check without a result is left out. */
    public static List<CheckFinished> latest(CommitId commit, List<ReleaseCheck> checks, List<CheckFinished> recorded) {
        return checks.stream()
                .flatMap(check -> last(commit, check, recorded).stream())
                .toList();
    }
}
