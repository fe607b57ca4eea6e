package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import java.util.List;

/**
 * Who takes part in a rehearsal, and what they do.
 *
 * @param gate answers the go/no-go
 * @param rules who may approve, as Jenkins' configuration says
 * @param maintainers act on the forge whenever the pipeline begins to wait for a merge
 */
public record RehearsalCast(GoNoGo gate, ApprovalRules rules, MaintainersAtWork maintainers) {

    /** The usual people: configured approvers, and a maintainer who reviews and merges. */
    public static RehearsalCast of(GoNoGo gate) {
        return new RehearsalCast(
                gate, new ApprovalRules(People.APPROVERS, false), MaintainersAtWork.reviewingAndMerging());
    }

    /** And whoever may approve these overlays. */
    RehearsalCast with(List<OverlayRule> overlays) {
        return new RehearsalCast(
                gate,
                new ApprovalRules(
                        rules.approvers(), rules.approverMayBeRequester(), rules.approvalsRequired(), overlays),
                maintainers);
    }
}
