package io.jenkins.plugins.aegis.rehearsal.python;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files of an index on disk, a directory for each project; what is there stays as it is. */
record IndexStorage(Path root) {
    private static final String ARRIVING = ".arriving";

    /** What became of a file that was sent. */
    enum Outcome {
        STORED,
        SAME_BYTES_THERE,
        OTHER_BYTES_THERE
    }

    /** The name as in addresses. Source: PEP 503. */
    static String normalised(String name) {
        return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    static String hex(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> projects() throws IOException {
        return names(root);
    }

    /** Names of the project's files; empty without such a project. */
    List<String> files(String project) throws IOException {
        return names(root.resolve(project));
    }

    byte[] content(String project, String file) throws IOException {
        return Files.readAllBytes(root.resolve(project).resolve(file));
    }

    boolean has(String project, String file) throws IOException {
        return files(project).contains(file);
    }

    Outcome store(String project, String file, byte[] content) throws IOException {
        Path directory = Files.createDirectories(root.resolve(project));
        Path arriving = Files.createTempFile(directory, ARRIVING, "");
        try {
            Files.write(arriving, content);
            // A link is made whole or not at all, and never replaces anything.
            Files.createLink(directory.resolve(file), arriving);
            return Outcome.STORED;
        } catch (FileAlreadyExistsException e) {
            return Arrays.equals(content(project, file), content)
                    ? Outcome.SAME_BYTES_THERE
                    : Outcome.OTHER_BYTES_THERE;
        } finally {
            Files.delete(arriving);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(ARRIVING))
                    .sorted()
                    .toList();
        }
    }
}
