package io.jenkins.plugins.aegis.operation.metadata;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks are green on exactly one commit (lesson L9); pending is not green. */
public final class ChecksPolicy {
    private ChecksPolicy() {}

    /**
     * One finding for each check that is red, pending or missing.
     *
     * @param required names that must be there; empty means all that are reported, and at least one
     */
    public static List<Finding> green(
            Rule rule, String where, CommitId commit, Observed<List<Check>> checks, List<String> required) {
        if (checks.isUnknown()) {
            return List.of(Finding.unknown(rule, checks));
        }
        List<Check> reported = checks.asOptional().orElse(List.of());
        List<Finding> findings = new ArrayList<>();
        String at = " on " + where + " at " + commit.abbreviated();
        if (required.isEmpty() && reported.isEmpty()) {
            findings.add(
                    Finding.blocker(rule, "no check has reported" + at, "Have the checks run on exactly this commit"));
        }
        for (String name : required) {
            Optional<Check> check =
                    reported.stream().filter(each -> each.name().equals(name)).findFirst();
            if (check.isEmpty()) {
                findings.add(Finding.blocker(
                        rule,
                        "required check \"" + name + "\" has not reported" + at,
                        "Have it run on exactly this commit"));
            }
        }
        reported.stream()
                .filter(check -> required.isEmpty() || required.contains(check.name()))
                .filter(check -> check.state() != Check.State.PASSED)
                .forEach(check -> findings.add(Finding.blocker(
                        rule,
                        "check \"" + Printable.of(check.name(), 120) + "\" is "
                                + (check.state() == Check.State.PENDING ? "pending" : "red") + at,
                        "Wait for it or mend it, then run this stage again")));
        return findings;
    }
}
