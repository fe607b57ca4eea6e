package io.jenkins.plugins.aegis.operation.check;

import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;

/**
 * Which checks a step runs, and how many at a time.
 *
 * @param only name of a check, or of one of its variants; empty for all
 * @param parallel at least 1
 */
public record CheckSelection(String only, int parallel) {
    /** @throws IllegalArgumentException if nothing could run */
    public CheckSelection {
        if (parallel < 1) {
            throw new IllegalArgumentException("parallel is " + parallel + "; give the number of checks that may run at"
                    + " the same time, at least 1");
        }
    }

    boolean contains(ReleaseCheck check) {
        return only.isEmpty() || check.isNamed(only);
    }
}
