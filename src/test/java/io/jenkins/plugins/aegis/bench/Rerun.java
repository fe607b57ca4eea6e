package io.jenkins.plugins.aegis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Releases of one project, each on a site of its own, and after each of them the same pipeline again. */
final class Rerun {
    private static final int AGAIN = 5;
    private static final int UNTIMED = 20;
    private static final String PUBLISHING = "aegisPublishAll";

    private final Path directory;
    private final Optional<GeneratedRepository> more;
    private final Samples whole = new Samples();
    private final Samples again = new Samples();
    private final Samples published = new Samples();
    private final Samples publishedAgain = new Samples();
    private WatchedRun release;
    private WatchedRun rerun;

    /** @param more history, tags and branches beside the sample project's own */
    Rerun(Path directory, Optional<GeneratedRepository> more) {
        this.directory = directory;
        this.more = more;
    }

    /** Runs without a look at the clock, until Java has loaded and compiled what it runs again and again. */
    void warmUp() throws IOException {
        try (ScratchDirectory scratch = ScratchDirectory.in(directory);
                BenchSite site = BenchSite.in(scratch.work(), more)) {
            for (int time = 0; time <= UNTIMED; time++) {
                site.release();
            }
        }
    }

    /** Leaves a table of the last of each beside the sites: where the time of each step went. */
    void measure(int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            try (ScratchDirectory scratch = ScratchDirectory.in(directory);
                    BenchSite site = BenchSite.in(scratch.work(), more)) {
                release = WatchedRun.of(site);
                whole.add(release.milliseconds());
                published.add(release.requests().took(PUBLISHING).toNanos() / 1e6);
                for (int time = 0; time < AGAIN; time++) {
                    rerun = WatchedRun.of(site);
                    again.add(rerun.milliseconds());
                    publishedAgain.add(rerun.requests().took(PUBLISHING).toNanos() / 1e6);
                }
            }
        }
        release.write(directory.resolve("steps-of-a-release.txt"));
        rerun.write(directory.resolve("steps-of-a-rerun.txt"));
    }

    /** The last one. */
    WatchedRun release() {
        return release;
    }

    /** The last one. */
    WatchedRun rerun() {
        return rerun;
    }

    Samples whole() {
        return whole;
    }

    Samples again() {
        return again;
    }

    /** The step that publishes alone. */
    Samples published() {
        return published;
    }

    /** The same of the reruns. */
    Samples publishedAgain() {
        return publishedAgain;
    }
}
