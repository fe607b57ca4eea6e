package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jenkins.plugins.aegis.audit.AuditLine.MalformedLine;
import io.jenkins.plugins.aegis.audit.ChainVerdict.ChainBreak;
import io.jenkins.plugins.aegis.audit.ChainVerdict.Kind;
import io.jenkins.plugins.aegis.audit.RawLines.RawLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges whether a log is, byte for byte, what was appended to it.
 *
 * <p>Reads a stream once, holding one line at a time. It needs nothing but the log; to find lines missing at the end, it
 * also needs what was noted down about that end. What a chain proves and what not is in {@code docs/audit-log.md}.
 */
public final class AuditChainVerifier {
    private static final Pattern SEQ = Pattern.compile("\\{\"v\":\\d+,\"seq\":(\\d{1,18}),");

    private final RawLines lines;
    private final Consumer<AuditRecord> vouched;
    private final List<String> notes = new ArrayList<>();
    private String head;
    private long events;
    private boolean finished;
    private Instant latest;

    private AuditChainVerifier(InputStream in, Checkpoint from, Consumer<AuditRecord> vouched) {
        this.lines = new RawLines(in, from.events());
        this.vouched = vouched;
        this.head = from.head();
        this.events = from.events();
        this.latest = from.latest();
    }

    /** What is known after a number of lines that hold: all that the verdict on the rest depends on. */
    record Checkpoint(long events, String head, Instant latest) {
        static final Checkpoint BEGINNING = new Checkpoint(0, AuditLine.NO_PREVIOUS, Instant.MIN);

        static Checkpoint after(AuditRecord record) {
            return new Checkpoint(record.seq(), record.hash(), record.at());
        }
    }

    /** Judges the lines after those that a checkpoint stands for. */
    static ChainVerdict verifyRest(InputStream rest, Checkpoint from, ExpectedEnd expected) throws IOException {
        return new AuditChainVerifier(rest, from, record -> {}).judge(expected);
    }

    /** Judges a file of whose end nothing is known. */
    public static ChainVerdict verify(Path log) {
        return verify(log, ExpectedEnd.unknown());
    }

    /**
     * Judges a file.
     *
     * @throws AuditUnavailable if it cannot be read
     */
    public static ChainVerdict verify(Path log, ExpectedEnd expected) {
        try (InputStream in = Files.newInputStream(log)) {
            return verify(in, expected);
        } catch (IOException e) {
            throw new AuditUnavailable("audit log " + log + " cannot be read (" + e + "); check path and rights", e);
        }
    }

    /** Judges a stream, which is read to its end and not closed. */
    public static ChainVerdict verify(InputStream log, ExpectedEnd expected) throws IOException {
        return verify(log, expected, record -> {});
    }

    /**
     * The records that the chain vouches for, oldest first.
     *
     * @throws AuditUnavailable if the file cannot be read
     */
    public static List<AuditRecord> records(Path log) {
        List<AuditRecord> records = new ArrayList<>();
        try (InputStream in = Files.newInputStream(log)) {
            verify(in, ExpectedEnd.unknown(), records::add);
        } catch (IOException e) {
            throw new AuditUnavailable("audit log " + log + " cannot be read (" + e + "); check path and rights", e);
        }
        return List.copyOf(records);
    }

    /** The same, handing over each record that the chain vouches for, in order. */
    static ChainVerdict verify(InputStream log, ExpectedEnd expected, Consumer<AuditRecord> vouched)
            throws IOException {
        return new AuditChainVerifier(log, Checkpoint.BEGINNING, vouched).judge(expected);
    }

    private ChainVerdict judge(ExpectedEnd expected) throws IOException {
        long afterHead = 0;
        Optional<ChainBreak> broken = Optional.empty();
        Optional<RawLine> line = lines.next();
        while (line.isPresent() && broken.isEmpty()) {
            if (expected.head().equals(Optional.of(head))) {
                afterHead = line.get().number();
            }
            broken = follow(line.get());
            line = broken.isEmpty() ? lines.next() : Optional.empty();
        }
        if (broken.isEmpty()) {
            broken = judgeEnd(expected, afterHead);
        }
        if (broken.isEmpty() && !finished) {
            notes.add("The release is unfinished: the last event is not ReleaseFinished.");
        }
        return new ChainVerdict(events, head, finished, broken, notes);
    }

    private Optional<ChainBreak> follow(RawLine raw) throws IOException {
        try {
            if (!raw.terminated() || raw.overlong()) {
                throw new MalformedLine(raw.overlong() ? "is too long" : "has no newline at its end");
            }
            AuditLine line = AuditLine.parse(raw.bytes());
            if (!line.matchesItsHash()) {
                return broken(raw, Kind.ALTERED, "does not match its own hash");
            }
            AuditRecord record = line.decode();
            if (record.seq() != raw.number()) {
                return Optional.of(misplaced(raw, record.seq()));
            }
            if (!record.prev().equals(head)) {
                return broken(raw, Kind.ALTERED, "does not follow the line before it: one of the two was rewritten");
            }
            accept(record);
            return Optional.empty();
        } catch (MalformedLine e) {
            return broken(raw, Kind.MALFORMED, e.getMessage());
        }
    }

    private void accept(AuditRecord record) {
        if (record.at().isBefore(latest)) {
            notes.add("The clock went back before event " + record.seq() + ": " + record.at() + " follows " + latest
                    + ".");
        }
        latest = record.at();
        head = record.hash();
        events = record.seq();
        finished = record.event() instanceof AuditEvent.ReleaseFinished;
        vouched.accept(record);
    }

    /** Tells removal, insertion and another order apart by what still comes. */
    private ChainBreak misplaced(RawLine raw, long found) throws IOException {
        long wanted = raw.number();
        if (found < wanted) {
            return new ChainBreak(wanted, Kind.INSERTED, "repeats the number " + found + " of an earlier event");
        }
        boolean wantedComes = false;
        boolean foundComesAgain = false;
        for (Optional<RawLine> next = lines.next(); next.isPresent(); next = lines.next()) {
            long seq = seq(next.get());
            wantedComes |= seq == wanted;
            foundComesAgain |= seq == found;
        }
        if (foundComesAgain) {
            return new ChainBreak(wanted, Kind.INSERTED, "holds event " + found + ", which comes again later");
        }
        return wantedComes
                ? new ChainBreak(wanted, Kind.REORDERED, "holds event " + found + "; event " + wanted + " comes later")
                : new ChainBreak(
                        wanted, Kind.REMOVED, "holds event " + found + "; event " + wanted + " is nowhere after it");
    }

    private static long seq(RawLine raw) {
        String start = new String(raw.bytes(), 0, Math.min(raw.bytes().length, 40), US_ASCII);
        Matcher matcher = SEQ.matcher(start);
        return matcher.lookingAt() ? Long.parseLong(matcher.group(1)) : -1;
    }

    private Optional<ChainBreak> judgeEnd(ExpectedEnd expected, long afterHead) {
        long missing = events + 1;
        if (expected.count().isPresent() && events != expected.count().getAsLong()) {
            long count = expected.count().getAsLong();
            return Optional.of(
                    events < count
                            ? new ChainBreak(missing, Kind.TRUNCATED, "is missing: " + count + " events were expected")
                            : new ChainBreak(
                                    count + 1, Kind.INSERTED, "comes after the " + count + " expected events"));
        }
        if (expected.head().isPresent() && !expected.head().get().equals(head)) {
            return Optional.of(
                    afterHead > 0
                            ? new ChainBreak(afterHead, Kind.INSERTED, "comes after the expected last event")
                            : new ChainBreak(missing, Kind.TRUNCATED, "is missing: the expected head is not reached"));
        }
        return Optional.empty();
    }

    private static Optional<ChainBreak> broken(RawLine raw, Kind kind, String message) {
        return Optional.of(new ChainBreak(raw.number(), kind, message));
    }
}
