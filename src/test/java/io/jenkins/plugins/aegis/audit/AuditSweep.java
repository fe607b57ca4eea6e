package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditChainVerifier.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Does every small harm to a log, one at a time, and counts what the verifier does not find.
 *
 * <p>Lines before the harm are as they were, and the verifier begins behind them, where it would be after them: it reads
 * forward only, line by line, and what it knows of the lines read is the checkpoint. That it stands at that checkpoint after
 * them is looked at for every line, from the first one on and by the way in that everybody has. By that way every harm to
 * whole lines is judged, too, and of those to bytes a sample of some thousands, each of which has to be judged alike.
 */
public final class AuditSweep {
    private static final int[] FLIPS = {0x01, 0x20};
    private static final byte[] INSERTED = {'0', '\n'};
    private static final int ONE_IN = 199;
    private static final long SEED = 20261123;

    private final byte[] log;
    private final ExpectedEnd expected;
    private final List<Integer> starts = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>(List.of(Checkpoint.BEGINNING));
    private final List<String> missed = new ArrayList<>();
    private long tried;
    private final Random sample = new Random(SEED);
    private long whole;

    private AuditSweep(byte[] log, List<AuditRecord> records) {
        this.log = log;
        this.expected = ExpectedEnd.head(records.get(records.size() - 1).hash());
        records.forEach(record -> checkpoints.add(Checkpoint.after(record)));
        starts.add(0);
        for (int at = 0; at < log.length; at++) {
            if (log[at] == '\n') {
                starts.add(at + 1);
            }
        }
    }

    /**
     * What came of it.
     *
     * @param tried changes that were made
     * @param whole those of them that were judged from the first line on, too
     * @param missed what was not found, or differently
     */
    public record Outcome(int events, int bytes, long tried, long whole, List<String> missed) {
        @Override
        public String toString() {
            return "audit chain: " + tried + " changes to a log of " + events + " events and " + bytes + " bytes, "
                    + (tried - missed.size()) + " found; " + whole + " of them judged from the first line, too";
        }
    }

    /** @param file an intact log */
    public static Outcome of(Path file) throws IOException {
        AuditSweep sweep = new AuditSweep(Files.readAllBytes(file), AuditChainVerifier.records(file));
        sweep.checkpoints();
        sweep.bytes();
        sweep.lines();
        return new Outcome(
                sweep.starts.size() - 1, sweep.log.length, sweep.tried, sweep.whole, List.copyOf(sweep.missed));
    }

    private void checkpoints() throws IOException {
        for (int line = 0; line < starts.size(); line++) {
            Checkpoint there = checkpoints.get(line);
            ChainVerdict verdict = AuditChainVerifier.verify(
                    new ByteArrayInputStream(log, 0, starts.get(line)), ExpectedEnd.head(there.head()));
            if (!verdict.intact()
                    || verdict.events() != there.events()
                    || !verdict.head().equals(there.head())) {
                missed.add("after " + line + " lines the verifier knows " + verdict + ", not " + there);
            }
        }
    }

    private void bytes() throws IOException {
        int line = 0;
        for (int at = 0; at < log.length; at++) {
            if (at == starts.get(line + 1)) {
                line++;
            }
            byte before = log[at];
            for (int flip : FLIPS) {
                log[at] = (byte) (before ^ flip);
                judge(log, line, sampled(), "byte " + at + " flipped by " + flip);
            }
            log[at] = before;
            for (byte inserted : INSERTED) {
                judge(with(at, new byte[] {inserted}, at), line, sampled(), "byte " + inserted + " inserted at " + at);
            }
            judge(with(at, new byte[0], at + 1), line, sampled(), "byte " + at + " removed");
            judge(Arrays.copyOf(log, at), line, sampled(), "cut at byte " + at);
        }
    }

    private void lines() throws IOException {
        int count = starts.size() - 1;
        for (int a = 0; a < count; a++) {
            byte[] one = line(a);
            judge(with(starts.get(a), new byte[0], starts.get(a + 1)), a, true, "line " + a + " removed");
            judge(with(starts.get(a + 1), one, starts.get(a + 1)), a, true, "line " + a + " doubled");
            for (int b = a + 1; b < count; b++) {
                byte[] other = line(b);
                byte[] between = Arrays.copyOfRange(log, starts.get(a + 1), starts.get(b));
                judge(
                        with(starts.get(a), joined(other, between, one), starts.get(b + 1)),
                        a,
                        true,
                        "lines " + a + " and " + b + " swapped");
            }
        }
    }

    /** The log with other bytes in the place of a part. */
    private byte[] with(int from, byte[] other, int to) {
        byte[] changed = new byte[from + other.length + log.length - to];
        System.arraycopy(log, 0, changed, 0, from);
        System.arraycopy(other, 0, changed, from, other.length);
        System.arraycopy(log, to, changed, from + other.length, log.length - to);
        return changed;
    }

    private byte[] line(int number) {
        return Arrays.copyOfRange(log, starts.get(number), starts.get(number + 1));
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private boolean sampled() {
        return sample.nextInt(ONE_IN) == 0;
    }

    /** @param fromFirst whether it is judged from the first line on, too */
    private void judge(byte[] changed, int line, boolean fromFirst, String what) throws IOException {
        int from = Math.min(starts.get(line), changed.length);
        ChainVerdict verdict = AuditChainVerifier.verifyRest(
                new ByteArrayInputStream(changed, from, changed.length - from), checkpoints.get(line), expected);
        if (verdict.intact()) {
            missed.add(what);
        }
        tried++;
        if (fromFirst) {
            whole++;
            Optional<ChainVerdict.ChainBreak> all = AuditChainVerifier.verify(
                            new ByteArrayInputStream(changed), expected)
                    .brokenAt();
            if (!all.equals(verdict.brokenAt())) {
                missed.add(what + ": " + all + " from the first line, " + verdict.brokenAt() + " from there");
            }
        }
    }
}
