package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.audit.EventText;
import java.time.Instant;
import java.util.Date;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An event of the audit log. */
@ExportedBean(defaultVisibility = 999)
public final class EventRow {
    private final long number;
    private final Instant at;
    private final String type;
    private final String text;
    private final String hash;

    EventRow(long number, Instant at, String type, String text, String hash) {
        this.number = number;
        this.at = at;
        this.type = type;
        this.text = text;
        this.hash = hash;
    }

    /** Its place in the log, from 1. */
    @Exported
    public long getNumber() {
        return number;
    }

    public Instant getAt() {
        return at;
    }

    @Exported
    public String getType() {
        return type;
    }

    /** What it says, as one sentence. */
    public String getText() {
        return text;
    }

    @Exported
    public String getHash() {
        return hash;
    }

    private static final int SHORT_HASH = 12;

    static EventRow of(AuditRecord entry) {
        return new EventRow(
                entry.seq(),
                entry.at(),
                Wording.recorded(entry.event().type()),
                Wording.recorded(EventText.of(entry.event())),
                entry.hash());
    }

    public Date getDate() {
        return Date.from(at);
    }

    public String getShortHash() {
        return hash.substring(0, SHORT_HASH);
    }
}
