package io.jenkins.plugins.aegis.bench.micro;

import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Changelog;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.history.HistoryFacts;
import io.jenkins.plugins.aegis.operation.history.HistoryPlanner;
import io.jenkins.plugins.aegis.operation.history.HistoryVerdict;
import io.jenkins.plugins.aegis.operation.metadata.ChangelogPolicy;
import io.jenkins.plugins.aegis.operation.metadata.DescriptorReading;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One tag of the audit of history: reading what its five metadata files state, and judging it by all rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TagBenchmark {
    private final ReleaseVersion version = ReleaseVersion.parse("1.50.0");
    private final CommitId commit = new CommitId("a".repeat(40));
    private final MetadataFacts metadata =
            new MetadataFacts(commit, DescriptorDefaults.runbook(), texts(version.toString()));
    private final String changelog = changelog(1, 100);
    private final HistoryFacts facts = new HistoryFacts(
            Observed.present(
                    new RepositorySnapshot(
                            Map.of("main", commit),
                            Map.of(
                                    version.tag(),
                                    new TagRef(
                                            version.tag(),
                                            new CommitId("b".repeat(40)),
                                            true,
                                            Optional.of(commit),
                                            List.of("Release " + version.tag())))),
                    "memory"),
            DescriptorReading.of(Observed.absent("memory")),
            "main",
            Observed.present(Set.of(version.tag()), "memory"),
            Map.of(commit, metadata));

    @Benchmark
    public Map<VersionSurface, Observed<String>> readVersionSurfaces() {
        return metadata.versions();
    }

    /** In the middle of a hundred releases. */
    @Benchmark
    public Optional<Changelog.Section> readChangelogSection() {
        return ChangelogPolicy.section(changelog, version);
    }

    /** The surfaces are read for it. */
    @Benchmark
    public HistoryVerdict judgeTag() {
        return HistoryPlanner.judge(facts);
    }

    private static Map<String, Observed<String>> texts(String version) {
        return Map.of(
                ".release-please-manifest.json",
                text("{\".\": \"" + version + "\"}\n"),
                "package.json",
                text("{\"name\": \"@bench/micro\", \"version\": \"" + version + "\"}\n"),
                "package-lock.json",
                text("{\"version\": \"" + version + "\", \"packages\": {\"\": {\"version\": \"" + version + "\"}}}\n"),
                "deploy/helm/aegis/Chart.yaml",
                text("name: micro\nversion: " + version + "\nappVersion: " + version + "\n"),
                "CHANGELOG.md",
                text(changelog(50, 100)),
                ReleaseDescriptor.PATH,
                Observed.absent(ReleaseDescriptor.PATH));
    }

    private static Observed<String> text(String content) {
        return Observed.present(content, "memory");
    }

    /** Releases of ten changes each, the newest first. */
    private static String changelog(int least, int releases) {
        StringBuilder text = new StringBuilder("# Changelog\n\n");
        for (int minor = releases; minor >= least; minor--) {
            text.append("## [1." + minor + ".0](https://forge.example/compare/v1." + (minor - 1) + ".0...v1." + minor
                    + ".0) (2026-01-01)\n\n### Features\n\n");
            text.append("* something that users asked for\n".repeat(10)).append('\n');
        }
        return text.toString();
    }
}
