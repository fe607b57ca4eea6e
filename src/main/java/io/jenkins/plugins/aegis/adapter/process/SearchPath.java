package io.jenkins.plugins.aegis.adapter.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The directories in which a program is looked for, and the endings that make a file one.
 *
 * @param directories in the order of looking
 * @param endings of file names, tried in this order: an empty one on Unix, {@code .EXE}, {@code .CMD} … on Windows
 */
record SearchPath(List<String> directories, List<String> endings) {
    /** @param path as the variable {@code PATH} holds it on this machine */
    static SearchPath of(String path, List<String> endings) {
        return new SearchPath(Arrays.asList(path.split(File.pathSeparator)), endings);
    }

    /**
     * The file to run for a program that is called by its name alone; none for one that is called by its path.
     *
     * <p>Relative directories do not count: they would be those of the released repository, where we run.
     */
    Optional<String> find(String program) {
        if (program.indexOf('/') >= 0 || program.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        return directories.stream()
                .flatMap(directory -> endings.stream().map(ending -> file(directory, program + ending)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> file(String directory, String name) {
        try {
            Path file = Path.of(directory, name);
            return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)
                    ? Optional.of(file.toString())
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
