package io.jenkins.plugins.aegis.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Writes HTML in which values cannot become markup: tags and attribute names come from the code, everything else passes
 * through {@link #text} or an attribute's value and is escaped there. Invisible characters are made visible. The result
 * is well-formed XML too, so that a test can take it apart.
 */
final class Html {
    private final StringBuilder out = new StringBuilder(64 * 1024);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are name, value, name, value. */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that has no content and no end. */
    Html single(String tag, String... attributes) {
        start(tag, attributes);
        out.insert(out.length() - 1, " /");
        return this;
    }

    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Html text(String text) {
        text.codePoints().forEach(c -> {
            if (isInvisible(c)) {
                out.append("<span class=\"ctl\">").append(name(c)).append("</span>");
            } else {
                escape(c);
            }
        });
        return this;
    }

    /** The document's own text, that of its style sheet or doctype; never a value. */
    Html trusted(String markup) {
        out.append(markup);
        return this;
    }

    /** A table that can be scrolled by keyboard where it does not fit; {@code row} writes the cells of an item. */
    <T> Html table(String caption, List<String> columns, List<T> items, BiConsumer<Html, T> row) {
        open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        open("table").element("caption", caption).open("thead").open("tr");
        columns.forEach(column -> element("th", column, "scope", "col"));
        close().close().open("tbody");
        items.forEach(item -> row.accept(this, item));
        return close().close().close();
    }

    Html pill(Tone tone, String text) {
        return element("span", tone.symbol() + " " + text, "class", "pill " + tone.css());
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements still open: " + open);
        }
        return out.toString();
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            attributes[i + 1].codePoints().forEach(c -> {
                if (isInvisible(c)) {
                    out.append(name(c));
                } else {
                    escape(c);
                }
            });
            out.append('"');
        }
        out.append('>');
    }

    private void escape(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(c);
        }
    }

    /** Terminal controls, bidirectional overrides, zero-width characters and whatever else could hide or disguise. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static String name(int c) {
        return String.format("U+%04X", c);
    }
}
