package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.Printable;

/** The form of every path that is handed to a {@link Workspace} or a {@link GitRepository}. */
public final class RelativePath {
    private RelativePath() {}

    /**
     * The path itself, if it is relative, uses slashes, and has neither empty, {@code .} nor {@code ..} segments,
     * backslashes, a drive letter or control characters: so it means the same on every platform and cannot leave.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static String require(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw refused(path, "it has to be relative, without empty, \".\" or \"..\" segments");
            }
        }
        if (path.indexOf('\\') >= 0 || path.length() > 1 && path.charAt(1) == ':') {
            throw refused(path, "segments are separated by slashes, and there is no drive letter");
        }
        if (path.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw refused(path, "control characters and halves of characters have no place in it");
        }
        return path;
    }

    private static IllegalArgumentException refused(String path, String rule) {
        return new IllegalArgumentException("Path \"" + Printable.of(path, 200) + "\" is refused: " + rule);
    }
}
