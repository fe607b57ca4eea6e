package io.jenkins.plugins.aegis.model;

import java.util.regex.Pattern;

/** The full object id of a git commit: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits. */
public record CommitId(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** @throws IllegalArgumentException if the text is no full object id */
    public CommitId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("\"" + Printable.of(hex, 80) + "\" is no full git object id");
        }
    }

    /** The first ten digits, for people. */
    public String abbreviated() {
        return hex.substring(0, 10);
    }

    @Override
    public String toString() {
        return hex;
    }
}
