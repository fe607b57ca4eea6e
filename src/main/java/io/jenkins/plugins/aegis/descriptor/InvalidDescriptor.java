package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.model.Printable;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** The descriptor breaks its schema; carries every violation with its line and its path in the schema. */
public final class InvalidDescriptor extends Exception {
    private static final long serialVersionUID = 1L;

    /** A place holds keys that a committer chose. */
    private static final int LONGEST_PLACE = 200;

    private final List<Violation> violations;

    /**
     * One broken rule; the message names the input, the rule and the remedy.
     *
     * @param line in the file, from 1; 0 if not known
     * @param instancePath JSON Pointer to the property in the file; empty for the file itself
     * @param schemaPath JSON Pointer to the rule in the published schema; empty if the rule is one of YAML or of the
     *     file, not of the schema
     */
    public record Violation(int line, String instancePath, String schemaPath, String message) implements Serializable {
        /** One line for people, such as {@code line 3, /branches/source: … (schema /$defs/branch/pattern)}. */
        @Override
        public String toString() {
            String place = line > 0 ? "line " + line : "the file";
            String property = instancePath.isEmpty() ? "" : ", " + Printable.of(instancePath, LONGEST_PLACE);
            String rule = schemaPath.isEmpty() ? "" : " (schema " + schemaPath + ")";
            return place + property + ": " + message + rule;
        }
    }

    /** @param violations at least one, in the order of the file */
    public InvalidDescriptor(List<Violation> violations) {
        super(ReleaseDescriptor.PATH + " is not valid: "
                + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
