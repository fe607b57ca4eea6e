package io.jenkins.plugins.aegis.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a rehearsal keeps what on Jenkins, a forge and a registry would be elsewhere. */
public record RehearsalDirectory(Path root) {

    /** That directory, made when missing. */
    public static RehearsalDirectory at(Path root) throws IOException {
        return new RehearsalDirectory(
                Files.createDirectories(root.toAbsolutePath().normalize()));
    }

    /** The bare repository that is released. */
    public Path remote() {
        return root.resolve("remote.git");
    }

    /** What the forge keeps beside it. */
    public Path forge() {
        return root.resolve("forge");
    }

    /** What the registry keeps. */
    public Path registry() {
        return root.resolve("registry");
    }

    /** What the Python index keeps. */
    public Path pythonIndex() {
        return root.resolve("python-index");
    }

    /** On which ports the site was served. */
    Path ports() {
        return root.resolve("ports.properties");
    }

    /** What a controller is configured with to use the served site. */
    Path controllerConfiguration() {
        return root.resolve("jenkins.yaml");
    }

    /** Scripts for programs that the machine does not have. */
    public Path programs() {
        return root.resolve("bin");
    }

    Path workspace() {
        return root.resolve("workspace");
    }

    /** What on Jenkins would be its home: builds, kept artifacts, credentials. */
    public Path jenkins() {
        return root.resolve("jenkins");
    }

    Path artifacts() {
        return jenkins().resolve("artifacts");
    }

    /** What on Jenkins would be a credential; made when first asked for. */
    public Path signingKey() {
        return jenkins().resolve("signing-key.pem");
    }

    /** What users verify with. */
    public Path publicKey() {
        return root.resolve("signing-key.pub.pem");
    }

    /** A new directory for the next build. */
    Path nextBuild() throws IOException {
        Path builds = Files.createDirectories(jenkins().resolve("builds"));
        long last;
        try (Stream<Path> there = Files.list(builds)) {
            last = there.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,9}"))
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(0);
        }
        return Files.createDirectory(builds.resolve(Long.toString(last + 1)));
    }
}
