package io.jenkins.plugins.aegis.bench.micro;

import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditLog;
import io.jenkins.plugins.aegis.audit.ChainVerdict;
import io.jenkins.plugins.aegis.audit.ExpectedEnd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One event of the audit log: appending it, down to the disk, and checking it as a link of the chain. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AuditChainBenchmark {
    private static final int EVENTS = 1_000;
    private static final AuditEvent EVENT = new AuditEvent.StepStarted(
            "aegisPreflight", "1.2.3", Map.of("requester", "ada", "source", "develop", "branch", "main"));

    private Path directory;
    private AuditLog growing;
    private byte[] whole;

    @Setup(Level.Iteration)
    public void write() throws IOException {
        directory = Files.createTempDirectory("audit-benchmark-");
        Path file = directory.resolve("whole.jsonl");
        try (AuditLog log = AuditLog.open(file, Instant::now)) {
            for (int event = 0; event < EVENTS; event++) {
                log.append(EVENT);
            }
        }
        whole = Files.readAllBytes(file);
        growing = AuditLog.open(directory.resolve("growing.jsonl"), Instant::now);
    }

    @Benchmark
    public void appendEvent() {
        growing.append(EVENT);
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public ChainVerdict verifyEvent() throws IOException {
        return AuditChainVerifier.verify(new ByteArrayInputStream(whole), ExpectedEnd.unknown());
    }

    @TearDown(Level.Iteration)
    public void delete() throws IOException {
        growing.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
