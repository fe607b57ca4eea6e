package io.jenkins.plugins.aegis.rule;

/** What a finding does to the release. */
public enum Severity {
    /** Refuses the step unless it is waived. */
    BLOCKER,
    /** Shown, in the log and to the approver. */
    WARNING
}
