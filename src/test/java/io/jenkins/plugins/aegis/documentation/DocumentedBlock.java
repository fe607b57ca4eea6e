package io.jenkins.plugins.aegis.documentation;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page, or a whole file of examples.
 *
 * @param page within the project
 * @param line of the fence, from 1; 1 for a file
 * @param language what stands behind the fence, or the extension of the file
 * @param note the comment right above the fence, without its marks; empty if there is none
 */
record DocumentedBlock(Path page, int line, String language, String note, String text) {
    private static final Pattern RUN_BY = Pattern.compile("run by ([A-Za-z]+)");
    private static final Pattern OUTSIDE = Pattern.compile("needs the outside world: (\\S.*)");

    /** The test class that the note names; empty if it names none. */
    String runBy() {
        return noted(RUN_BY);
    }

    /** What the block would need that no build has, as the note says; empty if it does not. */
    String outside() {
        return noted(OUTSIDE);
    }

    private String noted(Pattern form) {
        Matcher noted = form.matcher(note);
        return noted.matches() ? noted.group(1) : "";
    }

    @Override
    public String toString() {
        return page + ":" + line + " (" + language + ")";
    }
}
