package io.jenkins.plugins.aegis.operation.check;

import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;

/** Judges the results of the release checks; each that failed or is missing is a finding. */
public final class VerifyReleaseChecks implements Operation<CheckFacts> {
    private static final String EFFECT = "ReleaseCheck";

    private final ReleaseRequest request;
    private final CheckSelection selection;

    public VerifyReleaseChecks(ReleaseRequest request, CheckSelection selection) {
        this.request = request;
        this.selection = selection;
    }

    @Override
    public boolean isJudgement() {
        return true;
    }

    @Override
    public CheckFacts observe(ReleasePorts ports) throws InterruptedException {
        return CheckFacts.observe(ports, request);
    }

    @Override
    public Plan decide(CheckFacts facts) {
        Plan.Builder plan = new Plan.Builder().find(facts.view().findings());
        if (facts.view().releasedTag().isPresent()) {
            return plan.settled(
                            EFFECT,
                            "run the release checks of " + request.version(),
                            request.version().tag() + " is tagged")
                    .build();
        }
        if (facts.subject().isEmpty()) {
            return plan.find(facts.view().productionMissing()).build();
        }
        MetadataFacts subject = facts.subject().get();
        plan.find(subject.unreadable());
        if (!subject.ownDescriptor().findings().isEmpty()) {
            return plan.build();
        }
        List<ReleaseCheck> wanted = facts.wanted(selection);
        if (wanted.isEmpty() && !selection.only().isEmpty()) {
            plan.find(Finding.blocker(
                    Rule.CHECK_NAMED,
                    "the descriptor has no release check \"" + Printable.of(selection.only(), 80) + "\"",
                    "Name one of "
                            + subject.descriptor().checks().release().stream()
                                    .map(ReleaseCheck::name)
                                    .toList()));
        }
        plan.find(ReleaseCheckPolicy.passed(subject.commit(), wanted, facts.recorded()));
        for (CheckFinished result : ReleaseCheckPolicy.latest(subject.commit(), wanted, facts.recorded())) {
            if (ReleaseCheckPolicy.hasPassed(result)) {
                plan.settled(EFFECT, "check \"" + result.check() + "\" on " + subject.commit(), result.summary());
            }
        }
        return plan.build();
    }
}
