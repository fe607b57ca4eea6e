package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One release of 0.2.0 of the sample project, in which a finding was accepted, and what the documented audit said of it.
 *
 * @param said lines by section of the page
 */
record AuditedRelease(
        Path directory, ReleaseWorld world, FinishedBuild build, Auditor auditor, Map<String, List<String>> said)
        implements AutoCloseable {

    static AuditedRelease make() {
        try {
            Path directory = Files.createTempDirectory("aegis-audited");
            ReleaseWorld world = ReleaseWorld.in(directory.resolve("world"));
            FinishedBuild build = world.release(
                    Map.of("VERSION", "0.2.0", "ACCEPT", "AEGIS-DRF-001=they came before the rule"),
                    ReleaseWorld.cast(),
                    PipelineListener.NONE);
            Auditor auditor = Auditor.of(
                    world, build, world.remote().bare(), Files.createDirectory(directory.resolve("auditor")));
            return new AuditedRelease(directory, world, build, auditor, auditor.audit());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another auditor of the same release, who clones from there. */
    Auditor auditor(Path remote, Path scratch) {
        return Auditor.of(world, build, remote, scratch);
    }

    @Override
    public void close() throws IOException {
        world.close();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
