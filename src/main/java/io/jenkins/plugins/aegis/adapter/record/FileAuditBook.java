package io.jenkins.plugins.aegis.adapter.record;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditLog;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.port.AuditBook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An audit log in a file, written and read back.
 *
 * <p>Steps of one build that run side by side share the open log: each opens a book, the last one closes the file.
 */
public final class FileAuditBook implements AuditBook, AutoCloseable {
    private static final Map<Path, Opened> OPENED = new HashMap<>();

    private final Opened opened;
    private final Runnable afterwards;
    private boolean closed;

    /** An open log and how many books are on it. */
    private static final class Opened {
        private final AuditLog log;
        private int books;

        Opened(AuditLog log) {
            this.log = log;
        }
    }

    /** The same, with nobody to tell when it is closed. */
    public FileAuditBook(Path file, InstantSource clock) {
        this(file, clock, () -> {});
    }

    /**
     * Opens the log, creating it where missing, and locks it for this process until every book on it is closed.
     *
     * @param afterwards is told once this book is closed
     * @throws io.jenkins.plugins.aegis.audit.AuditLogBroken if it was changed after it was written
     * @throws io.jenkins.plugins.aegis.audit.AuditUnavailable if it cannot be opened, or another process has it open
     */
    public FileAuditBook(Path file, InstantSource clock, Runnable afterwards) {
        this.afterwards = afterwards;
        Path path = file.toAbsolutePath().normalize();
        synchronized (OPENED) {
            opened = OPENED.computeIfAbsent(path, none -> new Opened(AuditLog.open(path, clock)));
            opened.books++;
        }
    }

    @Override
    public void append(AuditEvent event) {
        synchronized (opened) {
            opened.log.append(event);
        }
    }

    /** With those of a step beside this one. */
    @Override
    public List<AuditRecord> records() {
        return opened.log.records();
    }

    public Path path() {
        return opened.log.path();
    }

    @Override
    public void close() {
        synchronized (OPENED) {
            if (closed) {
                return;
            }
            closed = true;
            opened.books--;
            if (opened.books == 0) {
                OPENED.remove(opened.log.path());
                opened.log.close();
            }
        }
        afterwards.run();
    }
}
