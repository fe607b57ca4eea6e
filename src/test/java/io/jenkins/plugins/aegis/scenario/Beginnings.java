package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.RehearsalDirectory;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where scenarios begin that publish nothing: one registry, and copies of remote and forge, once there is something to
 * keep also of Jenkins, as they stood at some points of one release of 0.2.0, which the approver said no to in the end.
 */
final class Beginnings implements AutoCloseable {
    private final Path directory;
    private final NpmRegistryServer registry;
    private final SampleSite world;
    private final FinishedBuild refused;

    /** Points of the release that was refused. */
    enum Point {
        /** The release pull request is open and not judged yet. */
        METADATA_OPENED,
        /** The promotion pull request is open and not reviewed yet. */
        PROMOTION_OPENED,
        /** The promotion was merged and verified, and Jenkins keeps the packages; the checks are to come. */
        BUILT
    }

    private Beginnings(Path directory, NpmRegistryServer registry) {
        this.directory = directory;
        this.registry = registry;
        this.world = SampleSite.in(directory.resolve("no-go"), registry);
        this.refused = world.release(
                Map.of("VERSION", "0.2.0"),
                RehearsalCast.of(GoNoGo.answering(People.APPROVER, false)),
                new Photographer());
    }

    static Beginnings make() {
        try {
            Path directory = Files.createTempDirectory("aegis-scenarios");
            return new Beginnings(
                    directory,
                    NpmRegistryServer.start(
                            NodeTools.ofProject(), directory.resolve("registry"), List.of("@aegis-sample/*")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new remote of the sample project, where no release has begun. */
    SampleSite untouched(Path target) {
        return SampleSite.in(target, registry);
    }

    /** A copy of the release at that point. */
    SampleSite at(Point point, Path target) {
        RehearsalDirectory from = new RehearsalDirectory(directory.resolve(point.name()));
        RehearsalDirectory to = new RehearsalDirectory(target);
        copy(point, from, to);
        return SampleSite.in(target, registry);
    }

    /** The world of the release that was refused, at its end. */
    SampleSite world() {
        return world;
    }

    /** The build that the approver said no to. */
    FinishedBuild refused() {
        return refused;
    }

    /** Copies on the way; nothing of the pipeline runs meanwhile. */
    private final class Photographer implements PipelineListener {
        @Override
        public void stepStarted(StageInfo stage, String step, int line) {
            if (stage.name().equals("Release pull request") && step.equals("aegisVerifyReleasePr")) {
                take(Point.METADATA_OPENED);
            }
        }

        /** Before the first step begins, with which the maintainers begin. */
        @Override
        public void stageStarted(StageInfo stage) {
            switch (stage.name()) {
                case "Await promotion merge" -> take(Point.PROMOTION_OPENED);
                case "Release checks" -> take(Point.BUILT);
                default -> {}
            }
        }

        private void take(Point point) {
            RehearsalDirectory from = new RehearsalDirectory(directory.resolve("no-go"));
            copy(point, from, new RehearsalDirectory(directory.resolve(point.name())));
        }
    }

    /** Up to a build, the next one needs nothing of those before it. */
    private static void copy(Point point, RehearsalDirectory from, RehearsalDirectory to) {
        copy(from.remote(), to.remote());
        copy(from.forge(), to.forge());
        if (point == Point.BUILT) {
            copy(from.jenkins(), to.jenkins());
            copy(from.publicKey(), to.publicKey());
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        world.close();
        registry.close();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
