package io.jenkins.plugins.aegis.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Target 3: whole releases of the sample project, next to the longest path through the tools that each of them ran. */
final class OverheadFigures {
    private static final double MOST = 1.15;

    private final Path directory;
    private final Samples whole = new Samples();
    private final Samples path = new Samples();
    private String last = "";

    OverheadFigures(Path directory) {
        this.directory = directory;
    }

    /** The first release finds a Java that has loaded nothing yet; it is told beside the others, which find it warm. */
    List<Figure> measure(int rounds) throws Exception {
        String size = "sample project";
        double cold = release();
        String first = String.format(Locale.ROOT, "release %s, path %s; %s", whole, path, last);
        whole.forget();
        path.forget();
        new Rerun(directory, Optional.empty()).warmUp();
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            ratios[round] = release();
        }
        Arrays.sort(ratios);
        return List.of(
                Figure.of(
                        3,
                        "release ÷ critical path of its tools",
                        size,
                        ratios[rounds / 2],
                        MOST,
                        String.format(Locale.ROOT, "release %s, path %s; the last: %s", whole, path, last)),
                Figure.told(3, "the same, as the first in its process", size, cold, first));
    }

    private double release() throws Exception {
        try (ScratchDirectory scratch = ScratchDirectory.in(directory);
                BenchSite site = BenchSite.in(scratch.work(), Optional.empty())) {
            WatchedRun release = WatchedRun.of(site);
            CriticalPath tools = ToolGraph.path(release.spans());
            whole.add(release.milliseconds());
            path.add(tools.milliseconds());
            last = tools.members() + " ms; time by what went on: " + release.profile();
            release.write(directory.resolve("steps-of-a-release.txt"));
            return release.milliseconds() / tools.milliseconds();
        }
    }
}
