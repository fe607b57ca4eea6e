package io.jenkins.plugins.aegis.rehearsal.tools;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout of this project that the running classes were compiled from, and the places in it that the rehearsal uses. */
public record ProjectDirectory(Path root) {
    private static final String TOOLS = "src/test/rehearsal/tools";

    /** Found from where the classes lie, so that the current directory does not matter. */
    public static ProjectDirectory locate() {
        Path classes = locationOfClasses();
        for (Path directory = classes; directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve(TOOLS).resolve("package.json"))) {
                return new ProjectDirectory(directory);
            }
        }
        throw new IllegalStateException("No directory above " + classes + " holds " + TOOLS
                + "/package.json: the rehearsal runs from a checkout of this project");
    }

    /** {@code package.json} and lock of the pinned Node programs. */
    public Path toolsDescription() {
        return root.resolve(TOOLS);
    }

    /** Where the pinned Node programs are installed unless told otherwise. */
    public Path toolsCache() {
        return root.resolve("target").resolve("rehearsal-tools");
    }

    /** The files of the bundled sample project. */
    public Path sample() {
        return root.resolve("src/test/rehearsal/sample");
    }

    private static Path locationOfClasses() {
        try {
            return Path.of(ProjectDirectory.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The classes of the rehearsal have no location on disk", e);
        }
    }
}
