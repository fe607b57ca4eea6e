package io.jenkins.plugins.aegis.descriptor;

import java.util.List;

/** The descriptor breaks its schema; carries every violation with its line and its path in the schema. */
public final class InvalidDescriptor extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<Violation> violations;

    /**
     * @param line in the file, from 1; 0 if not known
     * @param schemaPath the rule that is broken, as a path into the published schema
     */
    public record Violation(int line, String instancePath, String schemaPath, String message) {}

    public InvalidDescriptor(List<Violation> violations) {
        super(ReleaseDescriptor.PATH + " is not valid: " + violations);
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
