package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.GeneratedRepository.Size;
import io.jenkins.plugins.aegis.operation.await.PollInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Targets 5 and 6: what a release and a rerun ask of the forge, at three sizes of the repository. */
final class ForgeFigures {
    private static final Size SAMPLE = new Size(20, 2, 2);

    private final Path directory;

    ForgeFigures(Path directory) {
        this.directory = directory;
    }

    List<Figure> measure() throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (double factor : new double[] {0, 10, 100}) {
            Optional<GeneratedRepository> more = factor == 0
                    ? Optional.empty()
                    : Optional.of(GeneratedRepository.in(directory.resolve("repositories"), SAMPLE.times(factor)));
            String size = factor == 0 ? "sample project" : "and " + SAMPLE.times(factor);
            try (ScratchDirectory scratch = ScratchDirectory.in(directory);
                    BenchSite site = BenchSite.in(scratch.work(), more)) {
                figures.addAll(releaseAndRerun(site, size));
            }
        }
        figures.add(
                Figure.of(6, "looks in an hour of waiting", "one build", looksInAnHour(), 60, "conditional requests"));
        return figures;
    }

    private static List<Figure> releaseAndRerun(BenchSite site, String size) throws IOException {
        Samples whole = new Samples();
        StepRequests release = timed(site, whole);
        Samples again = new Samples();
        StepRequests rerun = timed(site, again);
        long reads = rerun.own().size() + rerun.registryReads();
        return List.of(
                Figure.of(
                        6,
                        "requests of a release",
                        size,
                        release.own().size(),
                        60,
                        release.writes() + " of them writes; beside them " + release.storage()
                                + " downloads from storage and " + release.releasePlease()
                                + " requests of Release Please: " + release.byStep()),
                Figure.of(
                        5,
                        "forge and registry reads of a rerun",
                        size,
                        reads,
                        30,
                        rerun.registryReads() + " of registries; beside them " + rerun.storage()
                                + " downloads from storage: " + rerun.byStep()),
                Figure.of(5, "writes of a rerun", size, rerun.writes(), 0, "to the forge"),
                Figure.of(5, "rerun ÷ release", size, again.median() / whole.median(), 1.0 / 20, again + ", " + whole),
                Figure.told(
                        5,
                        "publishing stage of the rerun ÷ of the release",
                        size,
                        (double) rerun.took("aegisPublishAll").toMillis()
                                / release.took("aegisPublishAll").toMillis(),
                        rerun.took("aegisPublishAll").toMillis() + " ms, "
                                + release.took("aegisPublishAll").toMillis() + " ms"));
    }

    private static StepRequests timed(BenchSite site, Samples samples) throws IOException {
        StepRequests[] requests = new StepRequests[1];
        try {
            samples.measure(() -> requests[0] = site.release());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return requests[0];
    }

    /** By the pauses between two looks; each is one conditional request. */
    static int looksInAnHour() {
        int looks = 0;
        Duration pause = Duration.ZERO;
        for (Duration at = Duration.ZERO; at.compareTo(Duration.ofHours(1)) <= 0; at = at.plus(pause)) {
            looks++;
            pause = PollInterval.after(pause);
        }
        return looks;
    }
}
