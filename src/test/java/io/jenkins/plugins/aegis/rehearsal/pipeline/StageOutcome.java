package io.jenkins.plugins.aegis.rehearsal.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * How a stage went.
 *
 * @param path the stage's name after those of the stages around it
 * @param reason why it was skipped, or how it failed; empty if neither
 */
public record StageOutcome(List<String> path, StageStatus status, Duration took, String reason) {

    /** The stage's own name. */
    public String name() {
        return path.get(path.size() - 1);
    }
}
