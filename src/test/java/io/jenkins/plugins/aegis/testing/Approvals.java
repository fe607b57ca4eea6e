package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a build asked for and people decided; the request is at {@link #ASKED}, decisions a minute apart. */
public final class Approvals {
    public static final Instant ASKED = Instant.parse("2026-01-02T03:00:00Z");

    private final List<GateDecision> decisions = new ArrayList<>();
    private Optional<ApprovalFacts.Request> request = Optional.empty();
    private ApprovalRules rules = new ApprovalRules(Set.of("maya", "otto"), true);

    private Approvals() {}

    /** Of a build that has asked for nothing; its approvers are {@code maya} and {@code otto}. */
    public static Approvals none() {
        return new Approvals();
    }

    public static Approvals asked(ApprovalSubject subject) {
        return asked(subject.digest().toString(), subject.parts());
    }

    private static Approvals asked(String digest, SortedMap<String, String> parts) {
        Approvals approvals = new Approvals();
        approvals.request = Optional.of(new ApprovalFacts.Request(digest, parts, ASKED));
        return approvals;
    }

    /** Asked with the artifacts' digests as evidence. */
    public static Approvals asked(ApprovalSubject subject, StoredArtifacts stored) {
        SortedMap<String, String> parts = new TreeMap<>(subject.parts());
        stored.artifacts()
                .forEach(artifact -> parts.put(
                        "evidence artifact " + artifact.name(),
                        artifact.sha256().toString()));
        parts.put("evidence requester", Requests.REQUESTER);
        return asked(subject.digest().toString(), parts);
    }

    public Approvals go(String user) {
        return decided(true, user, ASKED.plusSeconds(60L + 60L * decisions.size()));
    }

    public Approvals noGo(String user) {
        return decided(false, user, ASKED.plusSeconds(60L + 60L * decisions.size()));
    }

    public Approvals decided(boolean approved, String user, Instant at) {
        decisions.add(new GateDecision(ApprovalFacts.INPUT, approved, user, at, ""));
        return this;
    }

    public Approvals rules(boolean approverMayBeRequester, String... approvers) {
        rules = new ApprovalRules(Set.of(approvers), approverMayBeRequester);
        return this;
    }

    public ApprovalFacts facts() {
        return new ApprovalFacts(request, decisions, Requests.REQUESTER, rules);
    }
}
