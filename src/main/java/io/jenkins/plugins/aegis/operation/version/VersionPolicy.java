package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.model.Prerelease;
import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Numbered versions of a recovery line ask for the whole authorisation (lesson L4; "Version policy" of the runbook). */
public final class VersionPolicy {
    private static final String REMEDY =
            "Release a planned version, or give all of: the recovery flag, the approval issue, a reason, and the typed"
                    + " confirmation";

    private VersionPolicy() {}

    /** Whether the version belongs to a line whose numbered versions are for recovery. */
    public static boolean isRecovery(ReleaseVersion version, Set<Prerelease> recoveryLines) {
        return version.counter().isPresent()
                && version.prerelease().filter(recoveryLines::contains).isPresent();
    }

    /** One finding for each part of the authorisation that is missing, or for one that has no use. */
    public static List<Finding> check(
            ReleaseVersion version, RecoveryAuthorisation given, Set<Prerelease> recoveryLines) {
        if (!isRecovery(version, recoveryLines)) {
            return given.requested()
                    ? List.of(Finding.blocker(
                            Rule.VERSION_POLICY,
                            "recovery was asked for, but " + version + " is no recovery version",
                            "Take the recovery flag away, or name the numbered version of a recovery line"))
                    : List.of();
        }
        List<String> missing = new ArrayList<>();
        if (!given.requested()) {
            missing.add("the recovery flag is not set");
        }
        if (given.issue() < 1) {
            missing.add("no approval issue is named");
        }
        if (given.reason().isBlank()) {
            missing.add("no reason says why a rerun or a repair does not suffice");
        }
        String confirmation = RecoveryAuthorisation.confirmationOf(version);
        if (!given.confirmation().equals(confirmation)) {
            missing.add("the confirmation is not exactly \"" + confirmation + "\"");
        }
        return missing.stream()
                .map(part ->
                        Finding.blocker(Rule.VERSION_POLICY, version + " is a recovery version, and " + part, REMEDY))
                .toList();
    }
}
