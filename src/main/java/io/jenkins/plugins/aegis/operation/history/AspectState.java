package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.rule.Finding;
import java.util.List;

/** How a tag stands in one aspect. */
public enum AspectState {
    MET,
    NOT_MET,
    UNKNOWN,
    /** It does not apply, or there is nothing to judge it by. */
    NOT_JUDGED;

    /** A blocker that is known decides; a warning is a note, and the aspect is met. */
    static AspectState of(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.isBlocker() && !finding.unknown())) {
            return NOT_MET;
        }
        return findings.stream().anyMatch(Finding::unknown) ? UNKNOWN : MET;
    }
}
