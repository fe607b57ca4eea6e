package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;

/** How a check run can be made to stand. */
public enum CheckState {
    GREEN,
    RED,
    PENDING;

    CheckRun.Outcome outcome() {
        Instant now = HostedRepository.now();
        return switch (this) {
            case GREEN -> new CheckRun.Outcome("completed", "success", now, now);
            case RED -> new CheckRun.Outcome("completed", "failure", now, now);
            case PENDING -> new CheckRun.Outcome("in_progress", null, now, null);
        };
    }
}
