package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.GeneratedRepository.Size;
import io.jenkins.plugins.aegis.operation.await.PollInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Targets 5 and 6: what a release and a rerun ask of the forge, and take, at three sizes of the repository. */
final class ForgeFigures {
    private static final Size SAMPLE = new Size(20, 2, 2);

    private final Path directory;
    private final int rounds;

    /** @param rounds how often a release is timed, each on a site of its own, with some reruns after it */
    ForgeFigures(Path directory, int rounds) {
        this.directory = directory;
        this.rounds = rounds;
    }

    List<Figure> measure() throws IOException {
        new Rerun(directory, Optional.empty()).warmUp();
        List<Figure> figures = new ArrayList<>();
        for (double factor : new double[] {0, 10, 100}) {
            Optional<GeneratedRepository> more = factor == 0
                    ? Optional.empty()
                    : Optional.of(GeneratedRepository.in(directory.resolve("repositories"), SAMPLE.times(factor)));
            Rerun rerun = new Rerun(directory, more);
            rerun.measure(rounds);
            figures.addAll(figures(rerun, factor == 0 ? "sample project" : "and " + SAMPLE.times(factor)));
        }
        figures.add(
                Figure.of(6, "looks in an hour of waiting", "one build", looksInAnHour(), 60, "conditional requests"));
        return figures;
    }

    private static List<Figure> figures(Rerun measured, String size) {
        StepRequests release = measured.release().requests();
        StepRequests rerun = measured.rerun().requests();
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
                        rerun.own().size() + rerun.registryReads(),
                        30,
                        rerun.registryReads() + " of registries; beside them " + rerun.storage()
                                + " downloads from storage: " + rerun.byStep()),
                Figure.of(5, "writes of a rerun", size, rerun.writes(), 0, "to the forge"),
                Figure.of(
                        5,
                        "rerun ÷ release",
                        size,
                        measured.again().median() / measured.whole().median(),
                        1.0 / 20,
                        measured.again() + ", " + measured.whole() + "; the last rerun by what went on: "
                                + measured.rerun().profile()),
                Figure.told(
                        5,
                        "publishing stage of the rerun ÷ of the release",
                        size,
                        measured.publishedAgain().median()
                                / measured.published().median(),
                        measured.publishedAgain() + ", " + measured.published()));
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
