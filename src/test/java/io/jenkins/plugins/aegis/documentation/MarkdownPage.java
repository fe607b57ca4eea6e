package io.jenkins.plugins.aegis.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page as its reader sees it: headings and links, without what stands in fenced blocks or as code. */
record MarkdownPage(Path path, List<String> anchors, List<String> links) {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|href)=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");

    static MarkdownPage read(Path path) {
        List<String> anchors = new ArrayList<>();
        List<String> links = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        boolean fenced = false;
        for (String line : lines(path)) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                var heading = HEADING.matcher(line);
                if (heading.matches()) {
                    String anchor = Markdown.anchor(text(heading.group(1)));
                    int times = seen.merge(anchor, 1, Integer::sum);
                    anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
                }
                LINK.matcher(line.replaceAll("`[^`]*`", ""))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .forEach(links::add);
            }
        }
        return new MarkdownPage(path, anchors, links);
    }

    /** Links to files of the project, with what they lead to; an anchor of the page itself leads to the page. */
    Stream<Target> targets() {
        return links.stream().filter(link -> !link.matches("[a-z]+:.*")).map(link -> new Target(this, link));
    }

    private static String text(String heading) {
        return heading.replaceAll("\\[([^]]*)\\]\\([^)]*\\)", "$1")
                .replace("`", "")
                .strip();
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param link as the page has it */
    record Target(MarkdownPage page, String link) {
        Path file() {
            String name = link.replaceFirst("#.*", "");
            return name.isEmpty()
                    ? page.path()
                    : page.path().resolveSibling(name).normalize();
        }

        /** Empty if the whole file is meant. */
        String anchor() {
            return link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
        }

        boolean leadsSomewhere() {
            if (!Files.exists(file())) {
                return false;
            }
            return anchor().isEmpty()
                    || !file().toString().endsWith(".md")
                    || read(file()).anchors().contains(anchor());
        }

        @Override
        public String toString() {
            return page.path() + ": " + link;
        }
    }
}
