package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.Printable;
import java.util.regex.Pattern;

/**
 * Full names of refs, so that a branch or tag is never taken for an option, a pattern or part of a refspec.
 *
 * <p>The rules are those of {@code git check-ref-format}, and that of {@code git branch} against leading dashes.
 */
final class RefName {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|\\.$|/$");
    private static final Pattern FORBIDDEN_SEGMENT = Pattern.compile("(^|/)(\\.|[^/]*\\.lock(/|$))");

    private RefName() {}

    static String ofBranch(String name) {
        return "refs/heads/" + require("Branch", name);
    }

    static String ofTag(String name) {
        return "refs/tags/" + require("Tag", name);
    }

    private static String require(String kind, String name) {
        if (name.isEmpty()
                || name.equals("@")
                || name.startsWith("-")
                || name.startsWith("/")
                || FORBIDDEN.matcher(name).find()
                || FORBIDDEN_SEGMENT.matcher(name).find()) {
            throw new IllegalArgumentException(kind + " name \"" + Printable.of(name, 200)
                    + "\" is refused: it breaks a rule of git check-ref-format, or starts with a dash");
        }
        return name;
    }
}
