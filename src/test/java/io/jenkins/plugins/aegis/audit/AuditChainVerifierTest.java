package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.audit.ChainVerdict.ChainBreak;
import io.jenkins.plugins.aegis.audit.ChainVerdict.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a log of thirty events is found, at the first line that it touches. */
class AuditChainVerifierTest {
    private static final int EVENTS = 30;

    @TempDir
    static Path directory;

    private static byte[] log;
    private static List<String> lines;

    @BeforeAll
    static void writeALog() throws Exception {
        Path file = directory.resolve("audit.jsonl");
        List<AuditEvent> events = new ArrayList<>(SampleRelease.events().subList(0, EVENTS - 1));
        events.add(new AuditEvent.ReleaseFinished("RELEASED", "done"));
        SampleRelease.write(file, events);
        log = Files.readAllBytes(file);
        lines = Files.readAllLines(file, US_ASCII);
    }

    @Test
    @DisplayName("an untouched log is intact, with its count and head")
    void vouchesForAnUntouchedLog() throws Exception {
        assertThat(verify(log))
                .isEqualTo(new ChainVerdict(
                        EVENTS, AuditLine.parse(line(EVENTS)).hash(), true, Optional.empty(), List.of()));
    }

    @Test
    @DisplayName("a changed bit in any byte is found in its line")
    void findsAChangedBitInAnyByte() throws Exception {
        for (int at = 0; at < log.length; at++) {
            byte[] changed = log.clone();
            changed[at] ^= 0x01;
            assertBrokenAt(lineOf(at), changed, "byte " + at);
        }
    }

    @Test
    @DisplayName("every other value of every byte of a line is found in that line")
    void findsAnyOtherValueOfAByte() throws Exception {
        byte[] one = Arrays.copyOf(log, line(1).length + 1);
        for (int at = 0; at < one.length; at++) {
            for (int value = 0; value < 256; value++) {
                if ((byte) value != one[at]) {
                    byte[] changed = one.clone();
                    changed[at] = (byte) value;
                    assertBrokenAt(1, changed, "byte " + at + " as " + value);
                }
            }
        }
    }

    @Test
    @DisplayName("the removal of any single byte is found in its line")
    void findsTheRemovalOfAnyByte() throws Exception {
        for (int at = 0; at < log.length; at++) {
            ByteArrayOutputStream shorter = new ByteArrayOutputStream();
            shorter.write(log, 0, at);
            shorter.write(log, at + 1, log.length - at - 1);
            assertBrokenAt(lineOf(at), shorter.toByteArray(), "without byte " + at);
        }
    }

    @Test
    @DisplayName("the insertion of a newline at any byte is found in its line")
    void findsTheInsertionOfANewlineAnywhere() throws Exception {
        for (int at = 0; at <= log.length; at++) {
            ByteArrayOutputStream longer = new ByteArrayOutputStream();
            longer.write(log, 0, at);
            longer.write('\n');
            longer.write(log, at, log.length - at);
            // A newline before a newline makes an empty line of its own.
            boolean ownLine = at < log.length && log[at] == '\n';
            long line = at == log.length ? EVENTS + 1 : lineOf(at) + (ownLine ? 1 : 0);
            assertBrokenAt(line, longer.toByteArray(), "inserted at byte " + at);
        }
    }

    @Test
    @DisplayName("the removal of any line but the last is found where it was")
    void findsTheRemovalOfAnyLine() throws Exception {
        for (int n = 1; n < EVENTS; n++) {
            List<String> changed = new ArrayList<>(lines);
            changed.remove(n - 1);
            assertThat(verify(changed)).isEqualTo(new ChainBreak(n, Kind.REMOVED, message(n)));
        }
    }

    @Test
    @DisplayName("the duplication of any line, to any place, is found where it was put")
    void findsADuplicateOfAnyLineAnywhere() throws Exception {
        for (int n = 1; n <= EVENTS; n++) {
            for (int to = 1; to <= EVENTS + 1; to++) {
                List<String> changed = new ArrayList<>(lines);
                changed.add(to - 1, lines.get(n - 1));
                // A copy right before its original is the original, followed by its copy.
                int first = to == n ? n + 1 : to;
                assertThat(verify(changed))
                        .as("%d again as %d", n, to)
                        .extracting(ChainBreak::line, ChainBreak::kind)
                        .containsExactly((long) first, Kind.INSERTED);
            }
        }
    }

    @Test
    @DisplayName("the swap of any two lines is found at the first")
    void findsTheSwapOfAnyTwoLines() throws Exception {
        for (int a = 1; a < EVENTS; a++) {
            for (int b = a + 1; b <= EVENTS; b++) {
                List<String> changed = new ArrayList<>(lines);
                Collections.swap(changed, a - 1, b - 1);
                assertThat(verify(changed))
                        .as("%d and %d", a, b)
                        .extracting(ChainBreak::line, ChainBreak::kind)
                        .containsExactly((long) a, Kind.REORDERED);
            }
        }
    }

    @Test
    @DisplayName("a forged line, well-formed and rightly hashed, is found wherever it is inserted")
    void findsAForgedLineAnywhere() throws Exception {
        for (int n = 1; n <= EVENTS; n++) {
            String prev = n == 1
                    ? AuditLine.NO_PREVIOUS
                    : AuditLine.parse(line(n - 1)).hash();
            List<String> changed = new ArrayList<>(lines);
            changed.add(n - 1, forged(n, prev));
            // The forgery itself is flawless; the line after it does not follow.
            assertThat(verify(changed).line()).isEqualTo(n + 1);
        }
    }

    @Test
    @DisplayName("a line that was rewritten together with its hash is found by the next one")
    void findsARewrittenLineByTheNext() throws Exception {
        for (int n = 1; n < EVENTS; n++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(n - 1, forged(n, AuditLine.parse(line(n)).decode().prev()));
            assertThat(verify(changed))
                    .extracting(ChainBreak::line, ChainBreak::kind)
                    .containsExactly(n + 1L, Kind.ALTERED);
        }
    }

    @Test
    @DisplayName("a log that was cut after any line is found with the expected head")
    void findsTruncationByTheHead() throws Exception {
        ExpectedEnd expected = ExpectedEnd.head(AuditLine.parse(line(EVENTS)).hash());
        for (int n = 0; n < EVENTS; n++) {
            assertThat(verify(bytes(lines.subList(0, n)), expected).brokenAt())
                    .contains(new ChainBreak(n + 1, Kind.TRUNCATED, "is missing: the expected head is not reached"));
        }
    }

    @Test
    @DisplayName("a log that was cut after any line is found with the expected count")
    void findsTruncationByTheCount() throws Exception {
        for (int n = 0; n < EVENTS; n++) {
            assertThat(verify(bytes(lines.subList(0, n)), ExpectedEnd.count(EVENTS))
                            .brokenAt())
                    .contains(new ChainBreak(n + 1, Kind.TRUNCATED, "is missing: 30 events were expected"));
        }
    }

    @Test
    @DisplayName("without anything noted down a cut log is intact, and its missing end at least noted")
    void notesThatACutLogIsUnfinished() throws Exception {
        ChainVerdict verdict = verify(bytes(lines.subList(0, EVENTS - 1)), ExpectedEnd.unknown());

        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.notes())
                .containsExactly("The release is unfinished: the last event is not ReleaseFinished.");
    }

    @Test
    @DisplayName("the expected head and count are met by the whole log")
    void acceptsTheExpectedEnd() throws Exception {
        String head = AuditLine.parse(line(EVENTS)).hash();

        assertThat(verify(log, ExpectedEnd.head(head)).intact()).isTrue();
        assertThat(verify(log, ExpectedEnd.count(EVENTS)).intact()).isTrue();
    }

    @Test
    @DisplayName("events after the expected head are found")
    void findsEventsAfterTheExpectedHead() throws Exception {
        ExpectedEnd earlier = ExpectedEnd.head(AuditLine.parse(line(20)).hash());

        assertThat(verify(log, earlier).brokenAt())
                .contains(new ChainBreak(21, Kind.INSERTED, "comes after the expected last event"));
    }

    @Test
    @DisplayName("events after the expected count are found")
    void findsEventsAfterTheExpectedCount() throws Exception {
        assertThat(verify(log, ExpectedEnd.count(20)).brokenAt())
                .contains(new ChainBreak(21, Kind.INSERTED, "comes after the 20 expected events"));
    }

    @Test
    @DisplayName("a second member of one name is refused: readers of JSON disagree about it")
    void refusesADuplicateMember() throws Exception {
        String body = "{\"v\":1,\"seq\":1,\"at\":\"2026-01-01T00:00:00Z\",\"type\":\"A\",\"type\":\"B\",\"data\":{},"
                + "\"prev\":\"" + AuditLine.NO_PREVIOUS + "\"";

        assertThat(verify(List.of(hashed(body))).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    @DisplayName("a later format version is named, not guessed at")
    void namesALaterFormatVersion() throws Exception {
        String body = lines.get(0).substring(0, lines.get(0).length() - 75).replace("{\"v\":1,", "{\"v\":2,");

        assertThat(verify(List.of(hashed(body))))
                .isEqualTo(new ChainBreak(1, Kind.MALFORMED, "is of format version 2, not 1"));
    }

    @Test
    @DisplayName("a member called hash inside the data confuses nobody")
    void readsAHashInsideTheData() throws Exception {
        Path file = directory.resolve("nested.jsonl");
        String decoy = "0".repeat(64);
        SampleRelease.write(file, List.of(new AuditEvent.StepStarted("s", "v", Map.of("a", "b", "hash", decoy))));

        assertThat(AuditChainVerifier.verify(file).intact()).isTrue();
    }

    @Test
    @DisplayName("a clock that goes back is noted, and is no break")
    void notesAClockThatGoesBack() throws Exception {
        Path file = directory.resolve("clock.jsonl");
        Iterator<Instant> times =
                List.of(Instant.EPOCH.plusSeconds(1), Instant.EPOCH).iterator();
        try (AuditLog audit = AuditLog.open(file, times::next)) {
            audit.append(new AuditEvent.ReleaseFinished("REFUSED", ""));
            audit.append(new AuditEvent.ReleaseFinished("RELEASED", ""));
        }

        assertThat(AuditChainVerifier.verify(file).notes())
                .containsExactly(
                        "The clock went back before event 2: 1970-01-01T00:00:00Z follows 1970-01-01T00:00:01Z.");
    }

    @Test
    @DisplayName("a line without end is given up at the limit, not read into memory")
    void givesUpOnALineWithoutEnd() throws Exception {
        InputStream endless = new InputStream() {
            private long left = 9L * 1024 * 1024;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }
        };

        assertThat(AuditChainVerifier.verify(endless, ExpectedEnd.unknown()).brokenAt())
                .contains(new ChainBreak(1, Kind.MALFORMED, "is too long"));
    }

    @Test
    @DisplayName("an empty log is intact and unfinished")
    void acceptsAnEmptyLog() throws Exception {
        assertThat(verify(new byte[0]).summary()).isEqualTo("Intact: 0 events, head " + "0".repeat(64) + ".");
    }

    @Test
    @DisplayName("a log that cannot be read is an error, not a verdict")
    void saysThatALogCannotBeRead() {
        assertThatThrownBy(() -> AuditChainVerifier.verify(directory.resolve("nowhere.jsonl")))
                .isInstanceOf(AuditUnavailable.class)
                .hasMessageContaining("nowhere.jsonl");
    }

    private static void assertBrokenAt(long line, byte[] changed, String what) throws Exception {
        ChainVerdict verdict = verify(changed);
        if (verdict.intact() || verdict.brokenAt().get().line() != line) {
            assertThat(verdict.summary()).as(what).startsWith("Broken at line " + line + " ");
        }
    }

    private static ChainVerdict verify(byte[] log) throws Exception {
        return verify(log, ExpectedEnd.unknown());
    }

    private static ChainVerdict verify(byte[] log, ExpectedEnd expected) throws Exception {
        return AuditChainVerifier.verify(new ByteArrayInputStream(log), expected);
    }

    private static ChainBreak verify(List<String> lines) throws Exception {
        return verify(bytes(lines)).brokenAt().orElseThrow();
    }

    private static String message(int removed) {
        return "holds event " + (removed + 1) + "; event " + removed + " is nowhere after it";
    }

    private static String forged(long seq, String prev) {
        AuditEvent event = new AuditEvent.StepFinished("aegisTag", "APPLIED", "never happened");
        String line = new String(
                AuditLine.compose(seq, Instant.parse("2026-03-02T14:00:00Z"), event, prev)
                        .bytes(),
                US_ASCII);
        return line.stripTrailing();
    }

    private static String hashed(String body) {
        return body + ",\"hash\":\"" + Sha256.hex(body.getBytes(US_ASCII)) + "\"}";
    }

    private static byte[] bytes(List<String> lines) {
        return lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(US_ASCII);
    }

    private static byte[] line(int number) {
        return lines.get(number - 1).getBytes(US_ASCII);
    }

    private static long lineOf(int offset) {
        long line = 1;
        for (int i = 0; i < offset; i++) {
            line += log[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
