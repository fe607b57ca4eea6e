package io.jenkins.plugins.aegis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows a link arrives. Addresses outside of the project are not looked at. */
class LinksTest {
    private static final Pattern RULE = Pattern.compile("AEGIS-[A-Z]{3}-[0-9]{3}");

    @TempDir
    Path directory;

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String root : List.of(".", "docs", ".github")) {
            try (Stream<Path> files = Files.walk(Path.of(root), root.equals(".") ? 1 : Integer.MAX_VALUE)) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .map(Path::normalize)
                        .sorted()
                        .forEach(pages::add);
            }
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeadingThatAreThere(Path page) {
        assertThat(MarkdownPage.read(page).targets().filter(target -> !target.leadsSomewhere()))
                .isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() throws IOException {
        Set<Path> reached = new TreeSet<>();
        Deque<Path> ahead = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!ahead.isEmpty()) {
            Path next = ahead.remove();
            if (reached.add(next) && next.toString().endsWith(".md")) {
                MarkdownPage.read(next).targets().map(MarkdownPage.Target::file).forEach(ahead::add);
            }
        }
        // GitHub shows those by itself.
        assertThat(pages()).filteredOn(page -> !page.startsWith(".github")).isSubsetOf(reached);
        assertThat(filesOf("docs")).allMatch(file -> reached.contains(file), "linked from a page");
    }

    @Test
    void everyRuleThatIsNamedExists() throws IOException {
        List<Path> files = new ArrayList<>(pages());
        files.addAll(filesOf("src/main"));
        files.addAll(filesOf("docs/pipelines"));
        files.add(Path.of("Jenkinsfile"));
        for (Path file : files) {
            assertThat(RULE.matcher(Files.readString(file)).results().map(found -> found.group()))
                    .as("%s", file)
                    .allMatch(id -> Rule.ofId(id).isPresent(), "a rule");
        }
    }

    @Test
    void noticesALinkThatLeadsNowhere() throws IOException {
        Files.writeString(directory.resolve("there.md"), "# Here `it` is\n## Twice\n## Twice\n");
        Path page = Files.writeString(
                directory.resolve("page.md"),
                """
                # Page
                [a](there.md#here-it-is) [b](there.md#twice-1) [c](#page) `[code](no.md)`
                ```text
                [fenced](no.md)
                ```
                [d](gone.md) [e](there.md#gone) ![f](gone.png)
                """);
        assertThat(MarkdownPage.read(page).targets().filter(target -> !target.leadsSomewhere()))
                .extracting(MarkdownPage.Target::link)
                .containsExactly("gone.md", "there.md#gone", "gone.png");
    }

    private static List<Path> filesOf(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
