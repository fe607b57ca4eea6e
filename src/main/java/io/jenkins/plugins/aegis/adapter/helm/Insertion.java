package io.jenkins.plugins.aegis.adapter.helm;

import io.jenkins.plugins.aegis.adapter.yaml.YamlNodes;
import java.util.function.IntFunction;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * An entry on its way into an index, in the style of what is there: as a block, or on one line within brackets.
 *
 * @param at index of a char of the text, before which it goes
 */
record Insertion(int at, String entry) {
    /** Before the first of a chart's versions. */
    static Insertion intoVersions(String text, Node versions, ChartEntry entry) {
        String json = entry.asJson();
        return before(text, versions, "[" + json + "]", json, column -> entry.asItem(column, lineBreak(text)));
    }

    /** Before the first chart. */
    static Insertion intoCharts(String text, Node charts, ChartEntry entry) {
        String chart = "\"" + entry.name() + "\": [" + entry.asJson() + "]";
        return before(text, charts, "{" + chart + "}", chart, column -> entry.asChart(column, lineBreak(text)));
    }

    /** @throws IllegalArgumentException if the first has no line of its own to go before */
    private static Insertion before(
            String text, Node collection, String whole, String first, IntFunction<String> block) {
        int start = text.offsetByCodePoints(0, collection.getStartMark().getIndex());
        if (RepositoryIndex.isNothing(collection)) {
            return new Insertion(start, " " + whole);
        }
        if (text.startsWith("[", start) || text.startsWith("{", start)) {
            boolean empty = ((CollectionNode<?>) collection).getValue().isEmpty();
            return new Insertion(start + 1, empty ? first : first + ", ");
        }
        int column = collection.getStartMark().getColumn();
        int line = start - column;
        if (line < 0 || !text.substring(line, start).isBlank()) {
            throw new IllegalArgumentException("line " + YamlNodes.line(collection)
                    + ": there is no place for an entry that leaves the others as they are");
        }
        return new Insertion(line, block.apply(column));
    }

    private static String lineBreak(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    String into(String text) {
        return text.substring(0, at) + entry + text.substring(at);
    }
}
