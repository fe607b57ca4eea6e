package io.jenkins.plugins.aegis.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages and who may use whom, as {@code docs/architecture.puml} has it. ArchUnit holds the classes to that file;
 * here it becomes what GitHub shows: a diagram without the arrows that follow from others, and the whole table.
 */
final class ArchitectureDiagram {
    static final Path SOURCE = Path.of("docs/architecture.puml");
    private static final String BEGIN = "<!-- bin/docs writes from here, out of architecture.puml -->\n";
    private static final String END = "<!-- to here -->";
    private static final Pattern COMPONENT = Pattern.compile("(?m)^\\[(\\w+)\\] <<[^>]+>>$");
    private static final Pattern ARROW = Pattern.compile("(?m)^\\[(\\w+)\\] -+>+ \\[(\\w+)\\]$");

    private final Map<String, Set<String>> uses = new LinkedHashMap<>();

    private ArchitectureDiagram(String source) {
        COMPONENT.matcher(source).results().forEach(found -> uses.put(found.group(1), new TreeSet<>()));
        Matcher arrow = ARROW.matcher(source);
        while (arrow.find()) {
            uses.get(arrow.group(1)).add(arrow.group(2));
        }
    }

    /** The page with its diagram and table renewed. */
    static String intoPage(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("docs/architecture.md lost its marks: " + BEGIN.strip() + " and " + END);
        }
        return page.substring(0, begin + BEGIN.length()) + read().text() + page.substring(end);
    }

    private static ArchitectureDiagram read() {
        try {
            return new ArchitectureDiagram(Files.readString(SOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder("\n```mermaid\nflowchart TD\n");
        uses.forEach((from, targets) -> targets.stream()
                .filter(to -> !isReachedOtherwise(from, to))
                .forEach(to -> text.append("  ")
                        .append(from)
                        .append(" --> ")
                        .append(to)
                        .append('\n')));
        text.append("```\n\n| package | may use |\n|---|---|\n");
        uses.forEach((from, targets) -> text.append("| `%s` | %s |\n"
                .formatted(from, targets.isEmpty() ? "none of the others" : String.join(", ", inOrder(targets)))));
        return text.append('\n').toString();
    }

    private List<String> inOrder(Set<String> targets) {
        return uses.keySet().stream().filter(targets::contains).toList();
    }

    private boolean isReachedOtherwise(String from, String to) {
        List<String> ahead = new ArrayList<>(uses.get(from));
        ahead.remove(to);
        Set<String> seen = new TreeSet<>();
        while (!ahead.isEmpty()) {
            String next = ahead.remove(0);
            if (seen.add(next)) {
                ahead.addAll(uses.get(next));
            }
        }
        return seen.contains(to);
    }
}
