package io.jenkins.plugins.aegis.rule;

import io.jenkins.plugins.aegis.model.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Findings together with the waivers that were given.
 *
 * <p>A waiver that names no rule is itself a blocker, and so is one that meets a finding which cannot be waived: who
 * accepts something must not believe in an acceptance that has no effect.
 */
public record Verdict(List<Finding> findings, List<Waiver> waivers) {
    public Verdict {
        List<Finding> all = new ArrayList<>(findings);
        for (Waiver waiver : waivers) {
            misused(waiver, findings).ifPresent(all::add);
        }
        findings = List.copyOf(all);
        waivers = List.copyOf(waivers);
    }

    private static Optional<Finding> misused(Waiver waiver, List<Finding> findings) {
        Optional<Rule> rule = Rule.ofId(waiver.ruleId());
        if (rule.isEmpty()) {
            return Optional.of(Finding.blocker(
                    Rule.WAIVER_KNOWN,
                    "there is no rule " + waiver.ruleId(),
                    "Name the id of a finding as the log shows it"));
        }
        if (rule.get().isAbsolute()) {
            return Optional.of(Finding.blocker(
                    Rule.WAIVER_ALLOWED,
                    waiver.ruleId() + " is absolute: " + rule.get().demand(),
                    "Take the waiver away and mend the cause"));
        }
        return findings.stream()
                .filter(finding -> finding.rule() == rule.get() && finding.unknown())
                .findFirst()
                .map(finding -> Finding.blocker(
                        Rule.WAIVER_ALLOWED,
                        waiver.ruleId() + " could not be checked, and what is not known cannot be accepted",
                        finding.remedy()));
    }

    /** The waiver that accepts the finding; empty if none does. */
    public Optional<Waiver> waiverOf(Finding finding) {
        if (!finding.isWaivable()) {
            return Optional.empty();
        }
        return waivers.stream()
                .filter(waiver -> waiver.ruleId().equals(finding.rule().id()))
                .findFirst();
    }

    /** Blockers that nobody accepted. */
    public List<Finding> blocking() {
        return findings.stream()
                .filter(Finding::isBlocker)
                .filter(finding -> waiverOf(finding).isEmpty())
                .toList();
    }

    /** Findings that are shown but do not refuse: warnings, and blockers that somebody accepted. */
    public List<Finding> accepted() {
        return findings.stream()
                .filter(finding -> !finding.isBlocker() || waiverOf(finding).isPresent())
                .toList();
    }
}
