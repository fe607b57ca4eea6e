package io.jenkins.plugins.aegis.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A finding as it stood when a plan was decided.
 *
 * @param id the rule's stable id, as {@code AEGIS-CUT-003}
 * @param severity {@code BLOCKER}, {@code WARNING} or {@code INFO}
 * @param remedy what the reader can do about it; empty where nothing has to be done
 * @param waiver present if the finding was accepted
 */
public record FindingRecord(String id, String severity, String message, String remedy, Optional<WaiverRecord> waiver) {
    public FindingRecord {
        requireNonNull(id, "id");
        requireNonNull(severity, "severity");
        requireNonNull(message, "message");
        requireNonNull(remedy, "remedy");
        requireNonNull(waiver, "waiver");
    }

    /** A finding that nobody accepted. */
    public FindingRecord(String id, String severity, String message, String remedy) {
        this(id, severity, message, remedy, Optional.empty());
    }

    /** The same finding, accepted for a reason by a person. */
    public FindingRecord waived(String reason, String by) {
        return new FindingRecord(id, severity, message, remedy, Optional.of(new WaiverRecord(reason, by)));
    }

    /** Why a finding was accepted, and by whom. */
    public record WaiverRecord(String reason, String by) {
        public WaiverRecord {
            requireNonNull(reason, "reason");
            requireNonNull(by, "by");
        }
    }
}
