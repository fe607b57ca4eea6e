package io.jenkins.plugins.aegis.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Exclusive right to append to a log, held by a lock on {@code <file>.lock}.
 *
 * <p>The lock is on a file of its own, and that file is never opened twice in a process: under POSIX, closing any
 * descriptor of a file drops all locks that the process has on it, and readers of the log open and close it freely. The
 * lock file stays behind, because deleting it would let two processes lock two files of one name.
 */
final class LogLock implements Closeable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path log;
    private final FileChannel channel;

    private LogLock(Path log, FileChannel channel) {
        this.log = log;
        this.channel = channel;
    }

    static LogLock acquire(Path log) throws IOException {
        Path real = TornTail.directoryOf(log).toRealPath().resolve(log.getFileName());
        if (!HELD.add(real)) {
            throw refused(log, "in this process");
        }
        try {
            return lock(real);
        } catch (IOException | RuntimeException e) {
            HELD.remove(real);
            throw e;
        }
    }

    private static LogLock lock(Path log) throws IOException {
        Path file = log.resolveSibling(log.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw refused(log, "by another process");
        }
        return new LogLock(log, channel);
    }

    private static AuditUnavailable refused(Path log, String where) {
        return new AuditUnavailable("audit log " + log + " is already open " + where
                + "; one release writes it at a time, so wait for the other one to end");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new AuditUnavailable("the lock of audit log " + log + " was not released (" + e + ")", e);
        } finally {
            HELD.remove(log);
        }
    }
}
