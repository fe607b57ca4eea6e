package io.jenkins.plugins.aegis.audit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The append-only, hash-chained log of one release, in JSON Lines.
 *
 * <p>One line is one event:
 *
 * <pre>{"v":1,"seq":7,"at":"2026-01-01T00:00:00Z","type":"…","data":{…},"prev":"&lt;hex&gt;","hash":"&lt;hex&gt;"}</pre>
 *
 * {@code hash} is the SHA-256 of the line's bytes before its last {@code ,"hash":}; {@code prev} is the hash of the line
 * before, 64 zeros in the first. Lines are ASCII and end with a newline.
 *
 * <p>An event is one write. When {@link #append} returns, it is in the file, and on disk with all that came before it; what
 * only says what was asked or seen gets there with the next one, at the latest when the log is closed. Appending
 * is safe from many threads, goes on while the thread is interrupted (the outcome of an effect must not be lost to an abort), and is
 * exclusive: a second opening of the same file, here or in another process, fails. A line torn by a crash is moved to
 * {@code <file>.torn-<n>} and recorded. A string over 64 KiB is cut with a mark.
 */
public final class AuditLog implements AuditTrail, Closeable {
    private final Path path;
    private final InstantSource clock;
    private final LogLock lock;
    // Not a FileChannel: an interrupt closes one in the middle of a write.
    private final RandomAccessFile file;
    private final List<AuditRecord> records = new ArrayList<>();
    private long length;
    private long count;
    private String head;
    private boolean usable = true;
    private boolean onDisk = true;

    private AuditLog(Path path, InstantSource clock, LogLock lock, RandomAccessFile file) {
        this.path = path;
        this.clock = clock;
        this.lock = lock;
        this.file = file;
    }

    /**
     * Opens a log to append to, creating it and its directory where missing; an existing one is verified first.
     *
     * @throws AuditLogBroken if it was changed after it was written
     * @throws AuditUnavailable if it cannot be opened, or is open already
     */
    public static AuditLog open(Path path, InstantSource clock) {
        Path file = path.toAbsolutePath().normalize();
        // Files reads through channels, which an interrupt closes; an aborted build still has things to record.
        boolean interrupted = Thread.interrupted();
        try {
            Files.createDirectories(TornTail.directoryOf(file));
            LogLock lock = LogLock.acquire(file);
            try {
                return open(file, clock, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (AuditUnavailable e) {
            throw e;
        } catch (IOException e) {
            throw new AuditUnavailable(
                    "audit log " + file + " cannot be opened (" + e + "); check rights and free space", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static AuditLog open(Path path, InstantSource clock, LogLock lock) throws IOException {
        boolean created = Files.notExists(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            if (created) {
                TornTail.syncDirectory(path);
            }
            TornTail.setAside(path, file);
            AuditLog log = new AuditLog(path, clock, lock, file);
            log.recover();
            return log;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private synchronized void recover() throws IOException {
        List<String> recorded = new ArrayList<>();
        try (InputStream in = Files.newInputStream(path)) {
            ChainVerdict verdict = AuditChainVerifier.verify(in, ExpectedEnd.unknown(), record -> {
                records.add(record);
                if (record.event() instanceof AuditEvent.TornTailSetAside torn) {
                    recorded.add(torn.sha256());
                }
            });
            if (!verdict.intact()) {
                throw new AuditLogBroken(path, verdict);
            }
            count = verdict.events();
            head = verdict.head();
        }
        length = file.length();
        for (AuditEvent.TornTailSetAside torn : TornTail.all(path)) {
            // A crash may have come between setting aside and recording.
            if (!recorded.contains(torn.sha256())) {
                append(torn);
            }
        }
    }

    @Override
    public synchronized void append(AuditEvent event) {
        if (!usable) {
            throw new AuditUnavailable(
                    "audit log " + path + " is closed, or failed before; open it again to go on with the release");
        }
        AuditLine line = AuditLine.compose(count + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS), event, head);
        byte[] bytes = line.bytes();
        try {
            if (file.length() != length) {
                throw new IOException("someone else wrote to it");
            }
            file.seek(length);
            file.write(bytes);
            onDisk = false;
            if (!onlyLooks(event)) {
                sync();
            }
        } catch (IOException e) {
            // After a failed write or fsync nobody knows what is on disk; opening again finds out.
            usable = false;
            throw new AuditUnavailable(
                    "event " + event.type() + " was not recorded in " + path + " (" + e
                            + "); nothing further is done. Check disk and rights, then run again",
                    e);
        }
        length += bytes.length;
        count++;
        head = line.hash();
        records.add(line.record());
    }

    /** Looking again would say it again, so that it need not be on disk before anything else happens. */
    static boolean onlyLooks(AuditEvent event) {
        return event instanceof AuditEvent.StepStarted
                || event instanceof AuditEvent.PlanDecided
                || event instanceof AuditEvent.ChannelObserved
                || event instanceof AuditEvent.EffectSettled settled
                        && settled.status().equals("ALREADY_DONE");
    }

    private void sync() throws IOException {
        file.getFD().sync();
        onDisk = true;
    }

    /** All records, oldest first: those that were verified when it was opened, and what was appended since. */
    public synchronized List<AuditRecord> records() {
        return List.copyOf(records);
    }

    /** How many events the log holds. */
    public synchronized long count() {
        return count;
    }

    /** Hash of the last event, 64 zeros for none. Noted down elsewhere, it proves later that nothing was cut off. */
    public synchronized String head() {
        return head;
    }

    /** The log's file, absolute. */
    public Path path() {
        return path;
    }

    @Override
    public synchronized void close() {
        boolean waiting = usable && !onDisk;
        usable = false;
        try (file) {
            if (waiting) {
                sync();
            }
        } catch (IOException e) {
            throw new AuditUnavailable(
                    "audit log " + path + " did not close (" + e
                            + "); its last events may not be on disk. Check the disk, then run again",
                    e);
        } finally {
            lock.close();
        }
    }
}
