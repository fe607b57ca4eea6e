package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.audit.ChainVerdict;
import io.jenkins.plugins.aegis.audit.ChainVerdict.ChainBreak;
import io.jenkins.plugins.aegis.audit.ReleaseStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stories of releases, told by their events alone. */
final class Stories {
    static final String VERSION = "1.2.0";
    static final Instant START = Instant.parse("2026-03-02T13:30:00Z");

    private Stories() {}

    /** An event a second; the hash of an event says its number. */
    static ReleaseStory of(AuditEvent... events) {
        List<AuditRecord> records = records(events);
        return new ReleaseStory(
                records, new ChainVerdict(records.size(), hash(records.size()), false, Optional.empty(), List.of()));
    }

    /** The same, of a log in which this line was altered. */
    static ReleaseStory brokenAt(long line, AuditEvent... events) {
        ChainBreak broken = new ChainBreak(line, ChainVerdict.Kind.ALTERED, "does not match its own hash");
        return new ReleaseStory(
                records(events), new ChainVerdict(line - 1, hash(line - 1), false, Optional.of(broken), List.of()));
    }

    static AuditEvent started(String step) {
        return new StepStarted(step, VERSION, Map.of("requester", "mara"));
    }

    static AuditEvent finished(String step, String outcome) {
        return new StepFinished(step, outcome, "");
    }

    private static List<AuditRecord> records(AuditEvent... events) {
        List<AuditRecord> records = new ArrayList<>();
        for (AuditEvent event : events) {
            long number = records.size() + 1L;
            records.add(new AuditRecord(number, START.plusSeconds(number), event, hash(number - 1), hash(number)));
        }
        return records;
    }

    static String hash(long number) {
        return String.format("%064d", number);
    }
}
