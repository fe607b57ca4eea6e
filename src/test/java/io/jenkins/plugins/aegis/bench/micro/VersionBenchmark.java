package io.jenkins.plugins.aegis.bench.micro;

import io.jenkins.plugins.aegis.model.ReleaseVersion;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading and comparing versions, which the audit does for each tag, and each step for the tags of a repository. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VersionBenchmark {
    private String tag = "v12.34.56-preview.7";
    private ReleaseVersion lower = ReleaseVersion.parse("12.34.56-preview.7");
    private ReleaseVersion higher = ReleaseVersion.parse("12.34.56-preview.11");

    @Benchmark
    public Optional<ReleaseVersion> readTag() {
        return ReleaseVersion.ofTag(tag);
    }

    @Benchmark
    public int compareVersions() {
        return lower.compareTo(higher);
    }
}
