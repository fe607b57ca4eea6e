package io.jenkins.plugins.aegis.adapter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditLog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps of one build that run side by side write to one log. */
class SharedAuditBookTest {
    @TempDir
    Path directory;

    private FileAuditBook open() {
        return new FileAuditBook(directory.resolve("audit.jsonl"), Clock.systemUTC());
    }

    @Test
    void readsWhatAnotherStepWrote() {
        try (FileAuditBook one = open();
                FileAuditBook other = open()) {
            one.append(new StepFinished("one", "PASSED", ""));
            assertThat(other.records()).hasSize(1);
        }
    }

    @Test
    void goesOnWhenAnotherStepEnds() {
        try (FileAuditBook one = open()) {
            open().close();
            one.append(new StepFinished("one", "PASSED", ""));
            assertThat(one.records()).hasSize(1);
        }
    }

    @Test
    void givesTheLogBackWithTheLastOne() {
        FileAuditBook one = open();
        FileAuditBook other = open();
        one.close();
        one.close();
        other.close();
        try (AuditLog log = AuditLog.open(directory.resolve("audit.jsonl"), Clock.systemUTC())) {
            assertThat(log.count()).isZero();
        }
    }

    @Test
    void keepsTheChainWhileManyWriteAndRead() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> steps = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(step -> threads.submit(() -> {
                        try (FileAuditBook book = open()) {
                            for (int i = 0; i < 20; i++) {
                                book.append(new StepFinished("step " + step, "PASSED", ""));
                                assertThat(book.records()).isNotEmpty();
                            }
                        }
                    }))
                    .toList();
            for (Future<?> step : steps) {
                step.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(AuditChainVerifier.verify(directory.resolve("audit.jsonl")).intact())
                .isTrue();
    }
}
