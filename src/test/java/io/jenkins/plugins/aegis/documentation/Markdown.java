package io.jenkins.plugins.aegis.documentation;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text of the sources as Markdown. */
final class Markdown {
    private static final Pattern TAG = Pattern.compile("<[^>]+>");

    private Markdown() {}

    /** One line, as it may stand in a cell of a table; characters that Markdown or HTML would take are kept as such. */
    static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replaceAll("\\s+", " ");
    }

    static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    /** The anchor that GitHub makes of a heading. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    /**
     * The few elements that help files use.
     *
     * @throws IllegalArgumentException naming an element that is none of them
     */
    static String ofHelp(String html) {
        String text = html.replaceAll("(?s)<pre>(.*?)</pre>", "\n\n```text\n$1\n```\n\n")
                .replaceAll("</?code>", "`")
                .replaceAll("</?em>", "*")
                .replaceAll("</?div>", "");
        StringBuilder markdown = new StringBuilder();
        for (String paragraph : text.split("</?p>|\n\n")) {
            String inner = paragraph.strip();
            if (!inner.isEmpty()) {
                boolean fenced = inner.startsWith("```");
                markdown.append(fenced ? inner : inner.replaceAll("\\s+", " ")).append("\n\n");
            }
        }
        var unknown = TAG.matcher(markdown);
        if (unknown.find()) {
            throw new IllegalArgumentException(
                    "a help file has the element " + unknown.group() + "; teach it to Markdown");
        }
        return markdown.toString()
                .strip()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
