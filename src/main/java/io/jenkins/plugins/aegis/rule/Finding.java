package io.jenkins.plugins.aegis.rule;

import io.jenkins.plugins.aegis.model.Observed;

/**
 * The outcome of a rule that is not met, or that could not be checked.
 *
 * @param message names the input and what was found
 * @param remedy what a person does about it
 * @param unknown whether the fact could not be observed; such a finding cannot be waived
 */
public record Finding(Rule rule, Severity severity, String message, String remedy, boolean unknown) {
    public static Finding blocker(Rule rule, String message, String remedy) {
        return new Finding(rule, Severity.BLOCKER, message, remedy, false);
    }

    public static Finding warning(Rule rule, String message, String remedy) {
        return new Finding(rule, Severity.WARNING, message, remedy, false);
    }

    /**
     * The finding that a fact is not known.
     *
     * @throws IllegalArgumentException if it is
     */
    public static Finding unknown(Rule rule, Observed<?> fact) {
        String reason =
                fact.unknownReason().orElseThrow(() -> new IllegalArgumentException("the fact is known: " + fact));
        return new Finding(
                rule,
                Severity.BLOCKER,
                "could not be determined: " + reason,
                "Make the source answer, then run this stage again",
                true);
    }

    /** The same, where it is to be shown and not to refuse. */
    public Finding asWarning() {
        return new Finding(rule, Severity.WARNING, message, remedy, unknown);
    }

    public boolean isBlocker() {
        return severity == Severity.BLOCKER;
    }

    /** Whether somebody may accept it by the rule's id. */
    public boolean isWaivable() {
        return !rule.isAbsolute() && !unknown;
    }
}
