package io.jenkins.plugins.aegis.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.sample.GivenDescriptor;
import io.jenkins.plugins.aegis.rehearsal.sample.MirroredClone;
import io.jenkins.plugins.aegis.rehearsal.sample.SampleProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The project that is released: its bare remote, its name on the forge, and the packages that are its own.
 *
 * @param repository {@code owner/name}
 * @param ownPackages what the registry never looks up elsewhere
 */
public record RehearsedProject(Path remote, String repository, List<String> ownPackages) {
    /** The version that the sample project's history asks for next. */
    public static final String SAMPLE_VERSION = "0.2.0";

    /** Makes the remote, or takes the one that an earlier rehearsal left. */
    public static RehearsedProject prepare(Path remote, Optional<Path> clone) throws IOException {
        return prepare(remote, clone, Optional.empty());
    }

    /** @param descriptor for a clone's repository that has none yet */
    static RehearsedProject prepare(Path remote, Optional<Path> clone, Optional<GivenDescriptor> descriptor)
            throws IOException {
        if (clone.isEmpty()) {
            if (!Files.exists(remote)) {
                SampleProject.bundled().createRemote(remote);
            }
            return new RehearsedProject(remote, "aegis-sample/beacon", List.of("@aegis-sample/*"));
        }
        if (!Files.exists(remote)) {
            MirroredClone.create(clone.get(), remote, descriptor);
        }
        return new RehearsedProject(remote, "rehearsal/" + name(clone.get()), packages(remote));
    }

    private static String name(Path clone) throws IOException {
        String name = clone.toRealPath().getFileName().toString().replaceFirst("\\.git$", "");
        return name.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private static List<String> packages(Path remote) throws IOException {
        LocalCommand.Outcome manifest =
                LocalCommand.in(remote, "git", "show", "HEAD:package.json").run();
        if (manifest.exitCode() != 0) {
            return List.of();
        }
        String name =
                new ObjectMapper().readTree(manifest.output()).path("name").asText("");
        if (name.startsWith("@")) {
            return List.of(name.substring(0, name.indexOf('/')) + "/*");
        }
        return name.isEmpty() ? List.of() : List.of(name);
    }
}
