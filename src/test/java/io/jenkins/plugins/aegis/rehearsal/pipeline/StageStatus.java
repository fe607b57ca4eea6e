package io.jenkins.plugins.aegis.rehearsal.pipeline;

/** How a stage ended. */
public enum StageStatus {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    ABORTED,
    SKIPPED
}
