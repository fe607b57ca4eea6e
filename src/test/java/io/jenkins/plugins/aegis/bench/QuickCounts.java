package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.GeneratedRepository.Size;
import io.jenkins.plugins.aegis.bench.ObservedFacts.Step;
import io.jenkins.plugins.aegis.bench.Span.Kind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a release costs in numbers that no machine and no other work on it can change. */
public final class QuickCounts {
    /** Own requests to the forge of each step that releases the sample project; downloads from storage left aside. */
    public static final Map<String, Long> REQUESTS_OF_A_RELEASE = Map.ofEntries(
            Map.entry("aegisPreflight", 3L),
            Map.entry("aegisCutReleaseBranch", 1L),
            Map.entry("aegisReleasePlease", 2L),
            Map.entry("aegisVerifyReleasePr", 6L),
            Map.entry("aegisAwaitMerge", 2L),
            Map.entry("aegisPromote", 4L),
            Map.entry("aegisVerifyPromotion", 5L),
            Map.entry("aegisGoNoGo", 6L),
            Map.entry("aegisPublishAll", 18L),
            Map.entry("aegisVerifyRelease", 10L));

    /** The same of the run that finds nothing to do. */
    public static final Map<String, Long> REQUESTS_OF_A_RERUN =
            Map.of("aegisPublishAll", 2L, "aegisVerifyRelease", 10L);

    /** The counts as they are to be; a change that is meant is written down here, and in docs/performance.md. */
    static final Map<String, Long> EXPECTED = Map.ofEntries(
            Map.entry("processes of the facts of preflight", 11L),
            Map.entry("processes of the facts of tag", 5L),
            Map.entry("processes of the facts of verify promotion", 7L),
            Map.entry("processes of the history audit", 12L),
            Map.entry("questions to the forge of the facts of preflight", 7L),
            Map.entry("questions to the forge of the facts of tag", 0L),
            Map.entry("questions to the forge of the facts of verify promotion", 4L),
            Map.entry("requests of a release to the forge", 57L),
            Map.entry("writes of a release to the forge", 11L),
            Map.entry("downloads of a release from storage", 8L),
            Map.entry("requests of a rerun to the forge", 12L),
            Map.entry("writes of a rerun to the forge", 0L),
            Map.entry("downloads of a rerun from storage", 8L),
            Map.entry("reads of registries of a rerun", 16L),
            Map.entry("git processes of a release", 107L),
            Map.entry("git processes of a rerun", 22L),
            Map.entry("looks in an hour of waiting", 52L));

    private static final Size SMALL = new Size(200, 20, 10);

    private final Path directory;

    QuickCounts(Path directory) {
        this.directory = directory;
    }

    /** @return whether every count is as expected */
    boolean compare(PrintStream out) throws IOException, InterruptedException {
        Map<String, Long> counted = ofFacts();
        try (ScratchDirectory scratch = ScratchDirectory.in(directory);
                BenchSite site = BenchSite.in(scratch.work(), Optional.empty())) {
            WatchedRun release = WatchedRun.of(site);
            WatchedRun rerun = WatchedRun.of(site);
            counted.putAll(ofForge(release.requests(), rerun.requests()));
            counted.put("git processes of a release", (long) release.profile().count(Kind.GIT));
            counted.put("git processes of a rerun", (long) rerun.profile().count(Kind.GIT));
        }
        boolean same = counted.equals(EXPECTED);
        counted.forEach((name, count) -> out.printf(
                "%-52s %5d%s%n",
                name, count, count.equals(EXPECTED.get(name)) ? "" : "  CHANGED, was " + EXPECTED.get(name)));
        EXPECTED.keySet().stream()
                .filter(name -> !counted.containsKey(name))
                .forEach(name -> out.println(name + " was not counted"));
        return same;
    }

    /** Processes and questions of the facts, which have to be the same with ten times the tags, commits and branches. */
    Map<String, Long> ofFacts() throws IOException, InterruptedException {
        Map<String, Long> small = ofFacts(SMALL);
        Map<String, Long> large = ofFacts(SMALL.times(10));
        large.forEach((name, count) -> {
            if (!count.equals(small.get(name))) {
                small.put(name + ", ten times the size", count);
            }
        });
        return small;
    }

    private Map<String, Long> ofFacts(Size size) throws IOException, InterruptedException {
        GeneratedRepository repository = GeneratedRepository.in(directory.resolve("repositories"), size);
        ObservedFacts facts = new ObservedFacts(repository, Files.createTempDirectory(directory, "facts-"));
        Map<String, Long> counts = new TreeMap<>();
        for (Step step : Step.values()) {
            facts.processes();
            facts.forgeReads();
            facts.read(step);
            String name = "the facts of " + step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            counts.put("processes of " + name, (long) facts.processes().size());
            counts.put("questions to the forge of " + name, (long) facts.forgeReads());
        }
        facts.audit();
        counts.put("processes of the history audit", (long) facts.processes().size());
        return counts;
    }

    static Map<String, Long> ofForge(StepRequests release, StepRequests rerun) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("requests of a release to the forge", (long) release.own().size());
        counts.put("writes of a release to the forge", release.writes());
        counts.put("downloads of a release from storage", release.storage());
        counts.put("requests of a rerun to the forge", (long) rerun.own().size());
        counts.put("writes of a rerun to the forge", rerun.writes());
        counts.put("downloads of a rerun from storage", rerun.storage());
        counts.put("reads of registries of a rerun", rerun.registryReads());
        counts.put("looks in an hour of waiting", (long) ForgeFigures.looksInAnHour());
        return counts;
    }
}
