package io.jenkins.plugins.aegis.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example of the documentation does what it should.
 *
 * <p>Pipelines run with the rehearsal's runner, descriptors are read, Configuration as Code names settings that there are
 * (the official build applies it to a controller). A block of shell commands has a comment right above its fence: {@code
 * <!-- run by SomeTest -->}, a test that takes it from the page and runs it, or {@code <!-- needs the outside world: what
 * -->} where no build has that. All of them have to be shell, and their {@code bin/} commands have to take those options.
 */
class DocumentedExamplesTest {
    private static final Set<String> LANGUAGES = Set.of("groovy", "json", "mermaid", "sh", "text", "yaml");

    @TempDir
    Path directory;

    static List<DocumentedBlock> examples() {
        return Documentation.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTrue(DocumentedBlock example) throws Exception {
        switch (example.language()) {
            case "groovy" -> new DocumentedPipeline(example).runs(directory);
            case "yaml" -> new DocumentedYaml(example).isTaken();
            case "json" -> new ObjectMapper().readTree(example.text());
            case "sh" -> new DocumentedShell(example).isCoveredAndUnderstood();
            default ->
                assertThat(LANGUAGES)
                        .as("%s: write the language behind the fence; text is for what nobody reads", example)
                        .contains(example.language());
        }
    }

    @Test
    void findsTheExamplesOfEveryPage() {
        assertThat(examples())
                .extracting(example -> example.page().toString())
                .contains(
                        "Jenkinsfile",
                        "README.md",
                        "docs/configuration.md",
                        "docs/examples/aegis/release.yml",
                        "docs/pipelines/dry-run.Jenkinsfile");
    }

    @Test
    void findsABlockInAListWithItsNote() {
        assertThat(Documentation.blocks(
                        Path.of("page.md"),
                        List.of(
                                "<!-- run by SomeTest -->",
                                "",
                                "  ```sh",
                                "  echo",
                                "    b",
                                "  ```",
                                "",
                                "```",
                                "```")))
                .containsExactly(
                        new DocumentedBlock(Path.of("page.md"), 3, "sh", "run by SomeTest", "echo\n  b\n"),
                        new DocumentedBlock(Path.of("page.md"), 8, "", "", ""));
    }

    @Test
    void refusesAPipelineThatNamesAnUnknownStep() {
        assertRefused("groovy", "aegisPublishEverything(version: '1.2.3')", "aegisPublishEverything");
    }

    @Test
    void refusesASettingThatIsNotThere() {
        assertRefused("yaml", "unclassified: {aegisRelease: {site: {repositry: a/b}}}", "repositry");
    }

    @Test
    void refusesADescriptorWithAnUnknownKey() {
        assertRefused("yaml", "brunches: {source: develop}", "brunches");
    }

    @Test
    void refusesAShellBlockThatNobodyRuns() {
        assertRefused("sh", "true", "<!-- run by");
    }

    @Test
    void refusesAnOptionThatIsNotThere() {
        assertThatThrownBy(() -> isTrue(new DocumentedBlock(
                        Path.of("page.md"), 1, "sh", "needs the outside world: nothing", "bin/rehearse --quickly\n")))
                .hasMessageContaining("--quickly");
    }

    private void assertRefused(String language, String text, String naming) {
        assertThatThrownBy(() -> isTrue(new DocumentedBlock(Path.of("page.md"), 7, language, "", text + "\n")))
                .hasMessageContainingAll("page.md:7", naming);
    }
}
