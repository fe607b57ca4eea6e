package io.jenkins.plugins.aegis.model;

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

    /**
     * Whether the path is that file, or below that directory.
     *
     * <p>In time proportional to the product of both lengths: a regular expression with several stars would take the more
     * than polynomial, and the pattern is a committer's.
     */
    public boolean matches(String path) {
        boolean[] reached = new boolean[path.length() + 1];
        reached[0] = true;
        int at = 0;
        while (at < text.length()) {
            int stars = stars(at);
            reached = stars == 0 ? step(reached, path, text.charAt(at)) : run(reached, path, stars > 1);
            at += Math.max(1, stars);
        }
        for (int end = 0; end <= path.length(); end++) {
            if (reached[end] && (end == path.length() || path.charAt(end) == '/')) {
                return true;
            }
        }
        return false;
    }

    private int stars(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at - from;
    }

    private static boolean[] step(boolean[] reached, String path, char wanted) {
        boolean[] next = new boolean[reached.length];
        for (int i = 0; i < path.length(); i++) {
            next[i + 1] = reached[i] && path.charAt(i) == wanted;
        }
        return next;
    }

    /** @param across whether a slash is anything, too */
    private static boolean[] run(boolean[] reached, String path, boolean across) {
        boolean[] next = reached.clone();
        for (int i = 0; i < path.length(); i++) {
            next[i + 1] |= next[i] && (across || path.charAt(i) != '/');
        }
        return next;
    }

    @Override
    public String toString() {
        return text;
    }
}
