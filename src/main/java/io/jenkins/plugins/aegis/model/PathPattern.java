package io.jenkins.plugins.aegis.model;

import java.util.regex.Pattern;

/**
 * A file of the repository, or a directory with everything below it; {@code *} stands for anything within one part of
 * the path, {@code **} for anything at all.
 *
 * @param text relative to the root of the repository, with slashes; a slash at its end means nothing
 */
public record PathPattern(String text) {
    /** @throws IllegalArgumentException if the text is no such path */
    public PathPattern {
        text = text.strip().replaceFirst("/+$", "");
        if (text.isEmpty() || text.startsWith("/") || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("\"" + Printable.of(text, 80)
                    + "\" is no path below the root of the repository; write one such as src/acp or docs/*.md");
        }
    }

    /** Whether the path is that file, or below that directory. */
    public boolean matches(String path) {
        StringBuilder form = new StringBuilder();
        for (String part : text.split("(?<=\\*)(?!\\*)|(?<!\\*)(?=\\*)")) {
            form.append(
                    switch (part) {
                        case "*" -> "[^/]*";
                        case "**" -> ".*";
                        default -> Pattern.quote(part);
                    });
        }
        return Pattern.compile(form + "(/.*)?", Pattern.DOTALL).matcher(path).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
