package io.jenkins.plugins.aegis.rehearsal.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeToolsTest {
    private static final String PACKAGE =
            """
            {"name": "nothing", "version": "1.0.0", "private": true}
            """;
    private static final String LOCK =
            """
            {"name": "nothing", "version": "1.0.0", "lockfileVersion": 3, "requires": true,
             "packages": {"": {"name": "nothing", "version": "1.0.0"}}}
            """;

    @TempDir
    Path directory;

    @Test
    void runsThePinnedReleasePlease() {
        String version = LocalCommand.in(
                        directory, NodeTools.ofProject().releasePlease().toString(), "--version")
                .output();

        assertThat(version).isEqualTo("17.3.0");
    }

    @Test
    void runsThePinnedVerdaccioOnItsOwnNode() {
        NodeTools tools = NodeTools.ofProject();

        String version = LocalCommand.in(
                        directory, tools.node22().toString(), tools.verdaccio().toString(), "--version")
                .output();

        assertThat(version).isEqualTo("v6.10.4");
    }

    @Test
    void installsOnceForOneLock() throws IOException {
        Path description = description(LOCK);
        Path marker = NodeTools.install(description, cache()).directory().resolve("marker");
        Files.createFile(marker);

        NodeTools again = NodeTools.install(description, cache());

        assertThat(again.directory().resolve("marker")).exists();
    }

    @Test
    void installsAnewWhenTheLockChanges() throws IOException {
        Path first = NodeTools.install(description(LOCK), cache()).directory();

        Path second = NodeTools.install(description(LOCK + " "), cache()).directory();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void sweepsUpAfterAnInstallationThatWasKilled() throws IOException {
        Path left = Files.createDirectories(cache().resolve("unfinished-123/node_modules"));

        NodeTools.install(description(LOCK), cache());

        assertThat(left.getParent()).doesNotExist();
    }

    @Test
    void leavesNothingThatLooksFinishedWhenNpmFails() throws IOException {
        Path description = description(LOCK);
        Files.writeString(
                description.resolve("package.json"), PACKAGE.replace("}", ", \"dependencies\": {\"ms\": \"2.1.3\"}}"));

        assertThatThrownBy(() -> NodeTools.install(description, cache()))
                .isInstanceOf(ToolsUnavailable.class)
                .hasMessageContaining("in sync");

        try (Stream<Path> entries = Files.list(cache())) {
            assertThat(entries.map(path -> path.getFileName().toString()))
                    .allMatch(name -> name.equals("lock") || name.startsWith("unfinished-"));
        }
    }

    @Test
    void saysWhichRegistryCannotBeReached() throws IOException {
        // Port 9 is "discard": nobody listens there.
        Map<String, String> unreachable = Map.of(
                "npm_config_registry", "http://127.0.0.1:9/",
                "npm_config_cache", directory.resolve("empty").toString(),
                "npm_config_fetch_retries", "0");
        Path tools = ProjectDirectory.locate().toolsDescription();

        assertThatThrownBy(() -> new NodeInstallation(tools, cache(), unreachable).complete())
                .isInstanceOf(ToolsUnavailable.class)
                .hasMessageContainingAll("cannot reach its registry on 127.0.0.1", "npm config set registry");
    }

    @Test
    void namesNoRegistryInTheLock() throws IOException {
        Path lock = ProjectDirectory.locate().toolsDescription().resolve("package-lock.json");

        assertThat(Files.readString(lock)).doesNotContain("\"resolved\"", "registry.");
    }

    private Path cache() {
        return directory.resolve("cache");
    }

    private Path description(String lock) throws IOException {
        Path description = Files.createDirectories(directory.resolve("description"));
        Files.writeString(description.resolve("package.json"), PACKAGE);
        Files.writeString(description.resolve("package-lock.json"), lock);
        return description;
    }
}
