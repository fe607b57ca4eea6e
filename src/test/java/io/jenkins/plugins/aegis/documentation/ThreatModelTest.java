package io.jenkins.plugins.aegis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each threat of the threat model names tests, and they exist. */
class ThreatModelTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:Test|IT))`");
    private static final Path ROOT = ProjectDirectory.locate().root();

    private static List<String> page() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/threat-model.md"));
    }

    private static Set<String> tests() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String directory : List.of("src/test/java", "jenkins/src/test/java")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> names.add(name.replace(".java", "")));
            }
        }
        return names;
    }

    @Test
    void namesTestsThatExist() throws Exception {
        Set<String> named = page().stream()
                .flatMap(line -> TEST.matcher(line).results())
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(25).isSubsetOf(tests());
    }

    @Test
    void provesEachThreat() throws Exception {
        List<String> lines = page();
        int from = lines.indexOf("## Threats, controls and proofs");
        List<String> threats = lines.subList(from, lines.indexOf("## What is left")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| threat"))
                .toList();

        assertThat(threats).hasSizeGreaterThan(25).allMatch(row -> TEST.matcher(
                        row.substring(row.lastIndexOf("| ", row.length() - 3)))
                .find());
    }
}
