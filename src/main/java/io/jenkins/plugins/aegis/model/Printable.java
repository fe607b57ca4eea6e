package io.jenkins.plugins.aegis.model;

/** Renders text of unknown origin so that it cannot act on a terminal, a log or a page. */
public final class Printable {
    private Printable() {}

    /**
     * The text with every control and format character, and every half of a surrogate pair without its other half, shown
     * as {@code \}{@code uXXXX}; cut after {@code limit} UTF-16 units, never within a pair, with an ellipsis.
     */
    public static String of(String text, int limit) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(text.length(), limit);
        int next;
        for (int i = 0; i < end; i = next) {
            int character = text.codePointAt(i);
            next = i + Character.charCount(character);
            if (next > end) {
                break;
            }
            if (isPrintable(character)) {
                out.appendCodePoint(character);
            } else {
                text.substring(i, next).chars().forEach(unit -> out.append(String.format("\\u%04x", unit)));
            }
        }
        return text.length() > limit ? out.append('…').toString() : out.toString();
    }

    private static boolean isPrintable(int character) {
        int type = Character.getType(character);
        return !Character.isISOControl(character) && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
