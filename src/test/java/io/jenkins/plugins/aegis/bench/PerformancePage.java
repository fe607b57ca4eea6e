package io.jenkins.plugins.aegis.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The page of the documentation that says what was measured: its table and its charts are written from the results that
 * are kept beside it, and from nothing else.
 *
 * @param docs the directory of the documentation
 */
record PerformancePage(Path docs) {
    private static final String BEGIN = "<!-- figures: written by bin/bench --write from performance.json -->\n";
    private static final String END = "<!-- end of the figures -->\n";

    /** Takes the results over, each in place of what was kept of its target, and writes what follows from all of them. */
    void write(Results measured) throws IOException {
        new Results(results()).replace(measured);
        Files.writeString(page(), text());
        Files.writeString(chart(), svg());
    }

    Path page() {
        return docs.resolve("performance.md");
    }

    Path chart() {
        return docs.resolve("images/growth.svg");
    }

    private Path results() {
        return docs.resolve("performance.json");
    }

    private List<Figure> figures() throws IOException {
        return new Results(results()).figures();
    }

    /** The page as it is to be. */
    String text() throws IOException {
        String now = Files.readString(page(), StandardCharsets.UTF_8);
        int begin = now.indexOf(BEGIN);
        int end = now.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page() + " has no place for the figures: a line \"" + BEGIN.strip()
                    + "\" and, after it, \"" + END.strip() + "\"");
        }
        return now.substring(0, begin) + BEGIN + table() + now.substring(end);
    }

    /** The charts as they are to be. */
    String svg() throws IOException {
        return new GrowthChart(figures()).svg();
    }

    private String table() throws IOException {
        StringBuilder table = new StringBuilder(
                "\n| target | figure | measured on | value | at most | |\n|---:|---|---|---:|---:|---|\n");
        for (Figure figure : figures()) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s |%n",
                    figure.number(),
                    figure.name(),
                    figure.size(),
                    Figure.number(figure.value()),
                    figure.limit().map(Figure::number).orElse(""),
                    figure.isMet() ? figure.verdict() : "**not met**"));
        }
        table.append("\nWhat they were made of:\n\n");
        for (Figure figure : figures()) {
            table.append(String.format(
                    Locale.ROOT,
                    "- **%s, %s** (%s): %s%n",
                    figure.number(),
                    figure.name(),
                    figure.size(),
                    figure.detail()));
        }
        return table.append('\n').toString();
    }
}
