package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditEvent.TornTailSetAside;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T09:30:00.123456789Z"));

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("build/audit.jsonl");
    }

    @Test
    void writesTheDocumentedLine() throws IOException {
        append(new StepStarted("aegisTag", "1.2.3", Map.of("b", "2", "a", "1")));

        String body = "{\"v\":1,\"seq\":1,\"at\":\"2026-03-02T09:30:00.123Z\",\"type\":\"StepStarted\","
                + "\"data\":{\"step\":\"aegisTag\",\"version\":\"1.2.3\",\"request\":{\"a\":\"1\",\"b\":\"2\"}},"
                + "\"prev\":\"" + "0".repeat(64) + "\"";
        assertThat(file).content().isEqualTo(body + ",\"hash\":\"" + Sha256.hex(body.getBytes(US_ASCII)) + "\"}\n");
    }

    @Test
    void chainsEachLineToTheOneBefore() throws IOException {
        append(finished("one"), finished("two"));

        assertThat(records().get(1).prev()).isEqualTo(records().get(0).hash());
    }

    @Test
    void continuesTheChainWhenOpenedAgain() throws IOException {
        append(finished("one"));
        append(finished("two"));

        assertThat(AuditChainVerifier.verify(file).summary()).startsWith("Intact: 2 events");
    }

    @Test
    void givesBackWhatIsInTheFileWithoutReadingItAgain() throws IOException {
        append(finished("one"));
        try (AuditLog log = AuditLog.open(file, CLOCK)) {
            log.append(finished("x".repeat(70_000)));

            assertThat(log.records()).isEqualTo(records()).hasSize(2);
        }
    }

    @Test
    void tellsItsHeadAndCount() {
        try (AuditLog log = AuditLog.open(file, CLOCK)) {
            log.append(finished("one"));

            assertThat(AuditChainVerifier.verify(file, ExpectedEnd.head(log.head()))
                            .events())
                    .isEqualTo(log.count());
        }
    }

    @Test
    void refusesToContinueALogThatWasChanged() throws IOException {
        append(finished("one"), finished("two"));
        Files.writeString(file, Files.readString(file).replace("one", "eno"));

        assertThatThrownBy(() -> AuditLog.open(file, CLOCK))
                .isInstanceOf(AuditLogBroken.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 1 does not match its own hash")
                .hasMessageContaining("Keep the file as evidence");
    }

    @Test
    void leavesAChangedLogAsItIs() throws IOException {
        append(finished("one"), finished("two"));
        Files.writeString(file, Files.readString(file).replace("one", "eno"));
        String changed = Files.readString(file);

        assertThatThrownBy(() -> AuditLog.open(file, CLOCK)).isInstanceOf(AuditLogBroken.class);

        assertThat(file).content().isEqualTo(changed);
    }

    @Test
    void setsATornLineAsideAndRecordsIt() throws IOException {
        append(finished("one"));
        tear("{\"v\":1,\"seq\":2,\"at\":\"20");

        append();

        assertThat(directory.resolve("build/audit.jsonl.torn-1")).hasContent("{\"v\":1,\"seq\":2,\"at\":\"20");
        assertThat(events())
                .endsWith(new TornTailSetAside(Sha256.hex("{\"v\":1,\"seq\":2,\"at\":\"20".getBytes(US_ASCII)), 23));
    }

    @Test
    void setsAsideAFileThatIsNothingButATornLine() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "\0\0\0");

        append();

        assertThat(events()).singleElement().isInstanceOf(TornTailSetAside.class);
    }

    @Test
    void setsAsideATornLineOfAnyLength() throws IOException {
        append(finished("one"));
        tear("x".repeat(20_001));

        append();

        assertThat(directory.resolve("build/audit.jsonl.torn-1")).hasSize(20_001);
    }

    @Test
    void numbersTornLines() throws IOException {
        append(finished("one"));
        tear("first");
        append(finished("two"));
        tear("second");

        append();

        assertThat(directory.resolve("build/audit.jsonl.torn-2")).hasContent("second");
    }

    @Test
    @DisplayName("a crash between setting a torn line aside and recording it is made good")
    void recordsATornLineThatWasOnlySetAside() throws IOException {
        append(finished("one"));
        Files.writeString(directory.resolve("build/audit.jsonl.torn-1"), "half");

        append();

        assertThat(events()).endsWith(new TornTailSetAside(Sha256.hex("half".getBytes(US_ASCII)), 4));
    }

    @Test
    void recordsATornLineOnlyOnce() throws IOException {
        append(finished("one"));
        tear("half");
        append();

        append();

        assertThat(events()).hasSize(2);
    }

    @Test
    void survivesACrashAtEachByteOfAnAppend() throws IOException {
        append(finished("one"));
        byte[] before = Files.readAllBytes(file);
        append(finished("two"));
        byte[] after = Files.readAllBytes(file);

        for (int length = before.length; length <= after.length; length++) {
            Path crashed = directory.resolve("crash-" + length + "/audit.jsonl");
            Files.createDirectories(crashed.getParent());
            Files.write(crashed, Arrays.copyOf(after, length));
            try (AuditLog log = AuditLog.open(crashed, CLOCK)) {
                log.append(finished("three"));
            }

            assertThat(AuditChainVerifier.verify(crashed).brokenAt())
                    .as("cut at %d", length)
                    .isEmpty();
        }
    }

    @Test
    void keepsEveryEventOfManyThreads() throws Exception {
        try (AuditLog log = AuditLog.open(file, CLOCK)) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                String name = "thread-" + t;
                threads.add(new Thread(() -> {
                    for (int i = 0; i < 10; i++) {
                        log.append(finished(name));
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(AuditChainVerifier.verify(file).summary()).startsWith("Intact: 80 events");
    }

    @Test
    @DisplayName("L31 an aborted build still records what became of its effects")
    void recordsWhileTheThreadIsInterrupted() throws IOException {
        boolean stillInterrupted;
        try {
            Thread.currentThread().interrupt();
            append(finished("one"), finished("two"));
        } finally {
            stillInterrupted = Thread.interrupted();
        }

        assertThat(events()).hasSize(2);
        assertThat(stillInterrupted).isTrue();
    }

    @Test
    void refusesASecondOpeningInTheSameProcess() {
        try (AuditLog first = AuditLog.open(file, CLOCK)) {
            assertThatThrownBy(() -> AuditLog.open(first.path(), CLOCK))
                    .isInstanceOf(AuditUnavailable.class)
                    .hasMessageContaining("already open in this process");
        }
    }

    @Test
    void refusesASecondOpeningInAnotherProcess() throws Exception {
        try (AuditLog first = AuditLog.open(file, CLOCK)) {
            assertThat(openInAnotherProcess(first.path())).contains("already open by another process");
        }
    }

    @Test
    @DisplayName("reading or refusing a second opening does not drop the lock (POSIX drops it on any close)")
    void keepsItsLockWhenTheFileIsReadMeanwhile() throws Exception {
        try (AuditLog first = AuditLog.open(file, CLOCK)) {
            AuditChainVerifier.verify(first.path());
            assertThatThrownBy(() -> AuditLog.open(first.path(), CLOCK)).isInstanceOf(AuditUnavailable.class);

            assertThat(openInAnotherProcess(first.path())).contains("already open by another process");
        }
    }

    @Test
    void letsAnotherProcessInAfterwards() throws Exception {
        append(finished("one"));

        assertThat(openInAnotherProcess(file)).contains("opened at 1");
    }

    @Test
    void stopsWhenSomeoneElseWrites() throws IOException {
        try (AuditLog log = AuditLog.open(file, CLOCK)) {
            log.append(finished("one"));
            tear("intruder\n");

            assertThatThrownBy(() -> log.append(finished("two")))
                    .isInstanceOf(AuditUnavailable.class)
                    .hasMessageContaining("someone else wrote to it");
            assertThatThrownBy(() -> log.append(finished("three"))).isInstanceOf(AuditUnavailable.class);
        }
    }

    @Test
    void saysThatItIsClosed() {
        AuditLog log = AuditLog.open(file, CLOCK);
        log.close();

        assertThatThrownBy(() -> log.append(finished("late"))).hasMessageContaining("is closed");
    }

    @Test
    void namesAPlaceThatCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("build"), "a file where a directory should be");

        assertThatThrownBy(() -> AuditLog.open(file, CLOCK))
                .isInstanceOf(AuditUnavailable.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void writesPrintableAsciiWhateverItIsGiven() throws IOException {
        StringBuilder hostile = new StringBuilder("\u001b[31m\u202eevil\u2028\ud83d\ude00\ud800");
        for (char c = 0; c < 0x100; c++) {
            hostile.append(c);
        }

        append(finished(hostile.toString()));

        assertThat(Files.readString(file, UTF_8)).matches("[ -~]*\n");
    }

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        ReleaseFinished event = new ReleaseFinished("RELEASED", "\u001b[31m \u202e \" \\ \n é \ud83d\ude00 \u007f");

        append(event);

        assertThat(events()).containsExactly(event);
    }

    @Test
    void cutsALongValueVisiblyWithItsDigest() throws IOException {
        String value = "é".repeat(32 * 1024 + 1);

        append(finished(value));

        ReleaseFinished read = (ReleaseFinished) events().get(0);
        assertThat(read.summary())
                .isEqualTo("é".repeat(32 * 1024) + " [cut here: 65538 bytes in all, sha256 "
                        + Sha256.hex(value.getBytes(UTF_8)) + "]");
    }

    @Test
    void keepsAValueOfExactlyTheLimit() throws IOException {
        String value = "x".repeat(64 * 1024);

        append(finished(value));

        assertThat(events()).containsExactly(finished(value));
    }

    @Test
    void neverCutsThroughACharacter() throws IOException {
        append(finished("x" + "\ud83d\ude00".repeat(20_000)));

        assertThat(((ReleaseFinished) events().get(0)).summary())
                .doesNotContain("\ufffd")
                .contains("[cut here");
    }

    @Test
    void keepsManyLongValuesWithinOneReadableLine() throws IOException {
        append(new AuditEvent.PlanDecided("aegisTag", List.of(), Collections.nCopies(500, "a".repeat(60_000)), "d"));

        assertThat(AuditChainVerifier.verify(file).summary()).startsWith("Intact: 1 event,");
    }

    @Test
    void readsTheEventsOfLaterVersionsAsTheyAre() throws IOException {
        AuditEvent unknown = new AuditEvent.UnknownEvent("MoonPhaseObserved", Map.of("phase", "full", "percent", 100));

        append(unknown, new StepFinished("aegisTag", "APPLIED", ""));

        assertThat(events()).startsWith(unknown).hasSize(2);
    }

    private void append(AuditEvent... events) {
        try (AuditLog log = AuditLog.open(file, CLOCK)) {
            for (AuditEvent event : events) {
                log.append(event);
            }
        }
    }

    private void tear(String tail) throws IOException {
        Files.writeString(file, tail, StandardOpenOption.APPEND);
    }

    private List<AuditEvent> events() throws IOException {
        return records().stream().map(AuditRecord::event).toList();
    }

    private List<AuditRecord> records() throws IOException {
        List<AuditRecord> records = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            AuditChainVerifier.verify(in, ExpectedEnd.unknown(), records::add);
        }
        return records;
    }

    private static AuditEvent finished(String summary) {
        return new ReleaseFinished("RELEASED", summary);
    }

    private static String openInAnotherProcess(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondWriter.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** The other process. */
    public static final class SecondWriter {
        private SecondWriter() {}

        public static void main(String[] args) {
            try (AuditLog log = AuditLog.open(Path.of(args[0]), CLOCK)) {
                System.out.println("opened at " + log.count());
            } catch (AuditUnavailable e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
