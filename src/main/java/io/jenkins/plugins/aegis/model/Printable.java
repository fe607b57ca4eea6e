package io.jenkins.plugins.aegis.model;

/** Renders text of unknown origin so that it cannot act on a terminal, a log or a page. */
public final class Printable {
    private Printable() {}

    /**
     * The text with every control and format character shown as {@code \}{@code uXXXX}, cut after {@code limit} UTF-16
     * units with an ellipsis.
     */
    public static String of(String text, int limit) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(text.length(), limit);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return text.length() > limit ? out.append('…').toString() : out.toString();
    }
}
