package io.jenkins.plugins.aegis.operation.version;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.Issue;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The approval issue of a recovery release, and what its commenters may do (lesson L5).
 *
 * @param permissions of those who wrote a comment that names the version
 */
public record RecoveryApproval(int number, Observed<Issue> issue, Map<String, Observed<Permission>> permissions) {
    public RecoveryApproval {
        permissions = Map.copyOf(permissions);
    }

    /** Reads the issue, and the permission of each commenter who names the version. */
    public static RecoveryApproval observe(Forge forge, int number, ReleaseVersion version)
            throws InterruptedException {
        Observed<Issue> issue = forge.issue(number);
        Map<String, Observed<Permission>> permissions = new TreeMap<>();
        for (Forge.Comment comment : issue.asOptional().map(Issue::comments).orElse(List.of())) {
            if (names(comment.body(), version)
                    && !RecoveryEntry.isEntry(comment)
                    && !permissions.containsKey(comment.author())) {
                permissions.put(comment.author(), forge.permission(comment.author()));
            }
        }
        return new RecoveryApproval(number, issue, permissions);
    }

    /** Whether the text has the version as a word of its own: {@code 1.2.3-preview.1} is not in {@code …preview.12}. */
    static boolean names(String text, ReleaseVersion version) {
        return Pattern.compile("(?<![0-9A-Za-z.+-])v?" + Pattern.quote(version.toString())
                        + "(?![0-9A-Za-z+-]|\\.[0-9A-Za-z])")
                .matcher(text)
                .find();
    }

    public List<Finding> check(ReleaseVersion version) {
        if (issue.isUnknown()) {
            return List.of(Finding.unknown(Rule.RECOVERY_APPROVED, issue));
        }
        if (!issue.asOptional().map(Issue::open).orElse(false)) {
            return List.of(Finding.blocker(
                    Rule.RECOVERY_APPROVED,
                    "approval issue #" + number + (issue.isAbsent() ? " does not exist" : " is closed"),
                    "Open an issue that documents the unusable artifact and have a maintainer approve it there"));
        }
        if (permissions.values().stream().anyMatch(permission -> permission
                .asOptional()
                .filter(may -> may.compareTo(Permission.WRITE) >= 0)
                .isPresent())) {
            return List.of();
        }
        List<Finding> unknown = new ArrayList<>();
        permissions.values().stream()
                .filter(Observed::isUnknown)
                .forEach(permission -> unknown.add(Finding.unknown(Rule.RECOVERY_APPROVED, permission)));
        return unknown.isEmpty()
                ? List.of(Finding.blocker(
                        Rule.RECOVERY_APPROVED,
                        "approval issue #" + number + " has no comment by a maintainer that names " + version,
                        "Have someone with write permission comment there, naming " + version))
                : unknown;
    }
}
