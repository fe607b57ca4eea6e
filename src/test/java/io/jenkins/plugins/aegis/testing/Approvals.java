package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.operation.approve.ApprovalFacts;
import io.jenkins.plugins.aegis.operation.approve.OverlayFacts;
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
    private OverlayFacts overlays = OverlayFacts.NONE;
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
        approvals.request = Optional.of(new ApprovalFacts.Request(digest, parts, List.of(), ASKED));
        return approvals;
    }

    /** Asked with exactly that evidence. */
    public static Approvals asked(ApprovalSubject subject, SortedMap<String, String> evidence) {
        SortedMap<String, String> parts = new TreeMap<>(subject.parts());
        parts.putAll(evidence);
        return asked(subject.digest().toString(), parts);
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
        return decided(ApprovalFacts.INPUT, approved, user, at);
    }

    /** At the gate of that id. */
    public Approvals goAt(String gate, String user) {
        return decided(gate, true, user, ASKED.plusSeconds(60L + 60L * decisions.size()));
    }

    /** At the gate of that id. */
    public Approvals noGoAt(String gate, String user) {
        return decided(gate, false, user, ASKED.plusSeconds(60L + 60L * decisions.size()));
    }

    private Approvals decided(String gate, boolean approved, String user, Instant at) {
        decisions.add(new GateDecision(gate, approved, user, at, ""));
        return this;
    }

    /** The request was for these too. */
    public Approvals andFor(Gate... further) {
        request = request.map(
                asked -> new ApprovalFacts.Request(asked.subjectDigest(), asked.parts(), List.of(further), asked.at()));
        return this;
    }

    public Approvals rules(boolean approverMayBeRequester, String... approvers) {
        rules = new ApprovalRules(Set.of(approvers), approverMayBeRequester);
        return this;
    }

    public Approvals rules(ApprovalRules other) {
        rules = other;
        return this;
    }

    public Approvals overlays(OverlayFacts facts) {
        overlays = facts;
        return this;
    }

    public ApprovalFacts facts() {
        return new ApprovalFacts(request, decisions, decisions, Requests.REQUESTER, rules, overlays);
    }
}
