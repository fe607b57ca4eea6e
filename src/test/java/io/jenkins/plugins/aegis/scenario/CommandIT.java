package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.rehearsal.Rehearsal;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.sample.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as people type it. */
class CommandIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--relase                        | Unknown option: '--relase'",
                "0.2.0                           | Unmatched argument at index 0: '0.2.0'",
                "--repo .                        | --repo needs --version",
                "--repo /nowhere --version 0.2.0 | --repo /nowhere is no directory",
                "--yes --no-go                   | --yes, --no-go are mutually exclusive",
                "--accept AEGIS-PRE-004          | should be in KEY=VALUE format but was AEGIS-PRE-004",
                "--accept AEGIS-PRE-004=         | --accept AEGIS-PRE-004= needs a rule id and a reason",
                "--without npm                   | --descriptor and --without need --repo",
                "--repo . --version 0.2.0 --without npm | --without needs --descriptor",
                "--serve --recovery --yes        | --serve releases nothing itself, so that --recovery, --yes",
                "--version                       | Missing required parameter for option '--version'"
            })
    void explainsAWrongUse(String arguments, String complaint) {
        LocalCommand.Outcome outcome = RehearsalProcess.run(Rehearsal.class, arguments.split(" "));

        assertThat(outcome.errorOutput()).contains(complaint);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void releasesACloneWithoutTouchingIt() throws IOException {
        Path remote = directory.resolve("elsewhere.git");
        SampleProject.bundled().createRemote(remote);
        Path clone = directory.resolve("beacon");
        git(directory, "clone", "--quiet", "--branch", "develop", remote.toString(), clone.toString());
        git(clone, "branch", "--quiet", "main", "origin/main");
        Files.writeString(clone.resolve("notes.txt"), "not committed\n");
        SortedMap<String, String> before = contents(clone);
        Path report = directory.resolve("report.json");
        Path descriptor = Files.writeString(
                directory.resolve("release.yml"),
                git(clone, "show", "main:.aegis/release.yml")
                        + """

                        overlays:
                          - name: major-cutover
                            when:
                              versions: [">=0.2.0"]
                        """);

        LocalCommand.Outcome outcome = RehearsalProcess.run(
                Rehearsal.class,
                "--repo",
                clone.toString(),
                "--version",
                "0.2.0-rc",
                "--descriptor",
                descriptor.toString(),
                "--without",
                "lock",
                "--accept",
                "AEGIS-DRF-001=the descriptor was pushed",
                "--overlay",
                "major-cutover=steward",
                "--yes",
                "--keep",
                directory.resolve("kept").toString(),
                "--report",
                report.toString());

        assertThat(outcome.exitCode())
                .as("%s%n%s", outcome.output(), outcome.errorOutput())
                .isZero();
        JsonNode told = new ObjectMapper().readTree(report.toFile());
        assertThat(told.path("version").asText()).isEqualTo("0.2.0-rc");
        assertThat(told.path("released").asBoolean()).isTrue();
        assertThat(outcome.output()).contains("Left out on demand, and not released or checked: lock");
        assertThat(git(directory.resolve("kept/remote.git"), "tag", "--list", "--format=%(contents)", "v0.2.0-rc"))
                .contains("aegis-gate: Overlay-major-cutover");
        assertThat(told.path("stages")).hasSize(15);
        assertThat(told.path("channels").findValuesAsText("state")).containsOnly("OURS");
        assertThat(told.path("tagObject").asText())
                .isEqualTo(git(directory.resolve("kept/remote.git"), "rev-parse", "refs/tags/v0.2.0-rc"));
        assertThat(contents(clone)).isEqualTo(before);
    }

    @Test
    void endsWithOneWhenRefused() {
        LocalCommand.Outcome outcome =
                RehearsalProcess.run(Rehearsal.class, "--yes", "--version", "0.1.0", "--keep", directory.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("✘ 0.1.0 is not released", "AEGIS-CUT-001", "→ Choose the next version");
    }

    /** Path to time and content of every file, and to the time of every directory. */
    private static SortedMap<String, String> contents(Path root) throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.toList()) {
                String content =
                        Files.isRegularFile(path) ? String.valueOf(Arrays.hashCode(Files.readAllBytes(path))) : "";
                contents.put(root.relativize(path).toString(), Files.getLastModifiedTime(path) + " " + content);
            }
        }
        return contents;
    }

    private static String git(Path where, String... arguments) {
        String[] words = Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        return LocalCommand.in(where, words).output();
    }
}
