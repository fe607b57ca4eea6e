package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.tools.PythonTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a user of the Python SDK does, with the real pip: downloads it, and compares it with the published checksums. */
record PipCheck(PythonIndexServer index, Path directory) {

    /**
     * Downloads that version into a new directory.
     *
     * @param coordinate name and version with an at sign between them
     * @param checksums of the release, a line for each file
     * @throws IOException if pip gets other bytes, or none
     */
    void download(String coordinate, Path checksums, Progress progress) throws IOException {
        Path downloads = Files.createTempDirectory(Files.createDirectories(directory), "pip-");
        String requirement = coordinate.replace("@", "==");
        PythonTools.ofMachine().download(index.index(), requirement, downloads);
        List<Path> files;
        try (Stream<Path> entries = Files.list(downloads)) {
            files = entries.toList();
        }
        String published = Files.readString(checksums);
        for (Path file : files) {
            String name = file.getFileName().toString();
            Digest digest = Digest.of(Digest.Algorithm.SHA256, Files.readAllBytes(file));
            if (!published.lines().toList().contains(digest.hex() + "  " + name)) {
                throw new IOException(
                        "pip gets " + name + " as " + digest + ", which checksums.txt of the release does not list");
            }
            progress.say("  pip download " + requirement + " → " + name + ", as checksums.txt lists it");
        }
        if (files.isEmpty()) {
            throw new IOException("pip download " + requirement + " left no file");
        }
    }
}
