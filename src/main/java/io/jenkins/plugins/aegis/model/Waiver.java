package io.jenkins.plugins.aegis.model;

/**
 * A finding accepted by somebody: shown at the gate and kept in the audit.
 *
 * @param ruleId the id of the rule whose findings are accepted
 * @param reason why, in the words of who accepts
 * @param by the identity that started the build, as the platform knows it
 */
public record Waiver(String ruleId, String reason, String by) {
    /** @throws IllegalArgumentException if id or reason is blank */
    public Waiver {
        if (ruleId.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a waiver needs the id of a rule and a reason: <id>=<reason>");
        }
    }

    /**
     * Reads {@code <id>=<reason>}.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    public static Waiver parse(String text, String by) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "\"" + Printable.of(text, 120) + "\" is no waiver; write <rule id>=<reason>");
        }
        String ruleId = text.substring(0, equals).strip();
        String reason = text.substring(equals + 1).strip();
        if (ruleId.isEmpty() || reason.isEmpty()) {
            throw new IllegalArgumentException("\"" + Printable.of(text, 120) + "\" is no waiver: it lacks the "
                    + (ruleId.isEmpty() ? "id of the rule" : "reason") + "; write <rule id>=<reason>");
        }
        return new Waiver(ruleId, reason, by);
    }
}
