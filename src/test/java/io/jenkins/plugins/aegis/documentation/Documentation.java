package io.jenkins.plugins.aegis.documentation;

import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every example of the documentation, found by looking for it: who writes a page lists nothing anywhere. */
final class Documentation {
    private static final Pattern FENCE = Pattern.compile("( *)(`{3,}|~{3,})(.*)");
    private static final Pattern NOTE = Pattern.compile("<!-- (.*) -->");
    private static final Pattern PAGE_NOTE = Pattern.compile("<!-- sh blocks of this page: (.*) -->");
    private static final Pattern EXAMPLES = Pattern.compile(".*(\\.ya?ml|Jenkinsfile)");

    private Documentation() {}

    /** Blocks of {@code *.md} in the root and below {@code docs}, pipelines, and the files that lie there as examples. */
    static List<DocumentedBlock> examples() {
        Path root = ProjectDirectory.locate().root();
        List<DocumentedBlock> examples = new ArrayList<>();
        for (Path file : files(root)) {
            Path page = root.relativize(file);
            if (page.toString().endsWith(".md")) {
                examples.addAll(blocks(page, read(file)));
            } else if (EXAMPLES.matcher(page.toString()).matches()) {
                String language = page.toString().endsWith("Jenkinsfile") ? "groovy" : "yaml";
                examples.add(new DocumentedBlock(page, 1, language, "", String.join("\n", read(file)) + "\n"));
            }
        }
        return examples;
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if a block is never closed */
    static List<DocumentedBlock> blocks(Path page, List<String> lines) {
        List<DocumentedBlock> blocks = new ArrayList<>();
        String ofPage = lines.stream()
                .map(PAGE_NOTE::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
        String note = ofPage;
        int at = 0;
        while (at < lines.size()) {
            int end = at;
            Matcher fence = FENCE.matcher(lines.get(at));
            if (fence.matches()) {
                end = end(lines, at, fence.group(2));
                if (end == lines.size()) {
                    throw new IllegalArgumentException(page + ":" + (at + 1) + " opens a block that is never closed");
                }
                String text = text(lines.subList(at + 1, end), fence.group(1).length());
                blocks.add(new DocumentedBlock(page, at + 1, fence.group(3).strip(), note, text));
                note = ofPage;
            } else if (!lines.get(at).isBlank()) {
                Matcher comment = NOTE.matcher(lines.get(at).strip());
                note = comment.matches() ? comment.group(1) : ofPage;
            }
            at = end + 1;
        }
        return blocks;
    }

    private static int end(List<String> lines, int start, String fence) {
        int at = start + 1;
        while (at < lines.size() && !lines.get(at).strip().equals(fence)) {
            at++;
        }
        return at;
    }

    /** Without the indentation of a block in a list. */
    private static String text(List<String> lines, int indentation) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String indent = " ".repeat(indentation);
            text.append(line.startsWith(indent) ? line.substring(indentation) : line)
                    .append('\n');
        }
        return text.toString();
    }
}
