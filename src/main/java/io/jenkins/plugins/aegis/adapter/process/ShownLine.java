package io.jenkins.plugins.aegis.adapter.process;

import io.jenkins.plugins.aegis.model.Printable;
import java.util.regex.Pattern;

/**
 * A line that a program printed, as it may stand in a build's log.
 *
 * <p>Colours go; whatever else could act on a terminal, become a console note of Jenkins or look like another line is
 * made visible: a committer decides what a build prints.
 */
public final class ShownLine {
    private static final int LONGEST = 10_000;
    private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]{0,20}m");

    private ShownLine() {}

    public static String of(String line) {
        return Printable.of(COLOUR.matcher(line).replaceAll("").replace("\t", "    "), LONGEST);
    }
}
