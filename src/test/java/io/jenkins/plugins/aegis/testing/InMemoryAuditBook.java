package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.port.AuditBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An audit log in memory, without its chain; every event is recorded at {@link Approvals#ASKED}. */
public final class InMemoryAuditBook implements AuditBook {
    private static final Instant AT = Approvals.ASKED;

    private final List<AuditRecord> records = Collections.synchronizedList(new ArrayList<>());

    @Override
    public synchronized void append(AuditEvent event) {
        records.add(new AuditRecord(records.size() + 1L, AT, event, "", ""));
    }

    @Override
    public List<AuditRecord> records() {
        return List.copyOf(records);
    }

    public List<AuditEvent> events() {
        return records.stream().map(AuditRecord::event).toList();
    }

    /** The types of the events, in order. */
    public List<String> types() {
        return events().stream().map(AuditEvent::type).toList();
    }

    /** The events of one kind, in order. */
    public <E extends AuditEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
