package io.jenkins.plugins.aegis.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
    @TempDir
    Path directory;

    private Path first;
    private Path second;

    @BeforeEach
    void makeDirectories() throws IOException {
        first = Files.createDirectory(directory.resolve("first"));
        second = Files.createDirectory(directory.resolve("second"));
    }

    @Test
    void findsTheFirstOfTheName() throws IOException {
        program(second, "npm");
        Path wanted = program(first, "npm");

        assertThat(onUnix().find("npm")).contains(wanted.toString());
    }

    @Test
    void passesOverWhatCannotRun() throws IOException {
        Files.createFile(first.resolve("npm"));
        Path wanted = program(second, "npm");

        assertThat(onUnix().find("npm")).contains(wanted.toString());
    }

    @Test
    void triesTheEndingsOfWindows() throws IOException {
        program(first, "npm");
        Path wanted = program(first, "npm.CMD");

        assertThat(SearchPath.of(path(), List.of(".EXE", ".CMD")).find("npm")).contains(wanted.toString());
    }

    @Test
    void leavesAProgramWithAPathAlone() throws IOException {
        program(Files.createDirectory(first.resolve("bin")), "git");

        assertThat(onUnix().find("bin/git")).isEmpty();
    }

    @Test
    void doesNotLookWhereTheReleasedRepositoryIs() {
        // The directory in which this test runs has such a file: what is relative is a matter of the current directory.
        assertThat(Path.of("bin", "rehearse")).isExecutable();

        assertThat(SearchPath.of("bin" + File.pathSeparator + first, List.of(""))
                        .find("rehearse"))
                .isEmpty();
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(onUnix().find("npm")).isEmpty();
    }

    private SearchPath onUnix() {
        return SearchPath.of(path(), List.of(""));
    }

    private String path() {
        return first + File.pathSeparator + second;
    }

    private static Path program(Path directory, String name) throws IOException {
        Path file = Files.createFile(directory.resolve(name));
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
