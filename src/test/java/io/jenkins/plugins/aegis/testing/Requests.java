package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a step is asked to do, by {@code rita}. */
public final class Requests {
    public static final String REQUESTER = "rita";

    private Requests() {}

    public static ReleaseRequest of(String version) {
        return new ReleaseRequest(
                ReleaseVersion.parse(version), Optional.empty(), RecoveryAuthorisation.NONE, List.of(), REQUESTER);
    }

    /** With the whole authorisation. */
    public static ReleaseRequest recovery(String version, int issue) {
        ReleaseVersion parsed = ReleaseVersion.parse(version);
        return with(
                of(version),
                new RecoveryAuthorisation(
                        true, issue, "the published bytes crash", RecoveryAuthorisation.confirmationOf(parsed)));
    }

    public static ReleaseRequest with(ReleaseRequest request, RecoveryAuthorisation recovery) {
        return new ReleaseRequest(
                request.version(), request.sourceBranch(), recovery, request.waivers(), request.requester());
    }

    /** With the findings of that rule accepted, for the reason {@code known}. */
    public static ReleaseRequest accepting(ReleaseRequest request, Rule rule) {
        return accepting(request, rule.id());
    }

    public static ReleaseRequest accepting(ReleaseRequest request, String ruleId) {
        List<Waiver> waivers = new ArrayList<>(request.waivers());
        waivers.add(new Waiver(ruleId, "known", request.requester()));
        return new ReleaseRequest(
                request.version(), request.sourceBranch(), request.recovery(), waivers, request.requester());
    }
}
