package io.jenkins.plugins.aegis.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A further approval that some releases need, beside the go/no-go (the runbook's example: the major cutover overlay).
 *
 * <p>Who may give it is Jenkins' configuration alone: {@link ReleaseSite.OverlayRule}.
 *
 * @param name lower-case letters, digits and dashes
 * @param question what its approvers are asked; empty for the general one
 */
public record GovernanceOverlay(String name, String question, Scope scope) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 40;

    /** @throws IllegalArgumentException if the name has another form */
    public GovernanceOverlay {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + Printable.of(name, 80)
                    + "\" is no name of an overlay; write up to " + LONGEST_NAME
                    + " lower-case letters, digits and dashes, such as major-cutover");
        }
        question = question.strip();
    }

    /**
     * To which releases it applies: those of one of the versions, with one of the labels, or that change one of the
     * paths. Without any it applies to none.
     *
     * @param labels of a pull request of the release
     * @param paths changed since the last release
     */
    public record Scope(List<VersionRange> versions, List<String> labels, List<PathPattern> paths) {
        /** No release. */
        public static final Scope NONE = new Scope(List.of(), List.of(), List.of());

        public Scope {
            versions = List.copyOf(versions);
            labels = List.copyOf(labels);
            paths = List.copyOf(paths);
        }
    }
}
