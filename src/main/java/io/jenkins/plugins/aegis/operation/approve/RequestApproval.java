package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.check.ReleaseCheckPolicy;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down exactly what people are about to be asked, before they are asked. */
public final class RequestApproval implements Operation<RequestApproval.Facts> {
    /** Prefix of what is shown and recorded, but does not follow from the commit alone. */
    static final String EVIDENCE = "evidence ";

    private static final String ARTIFACT = EVIDENCE + "artifact ";
    private static final String EFFECT = "ApprovalRequest";
    private final ReleaseRequest request;

    public RequestApproval(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param subject the head of the production branch; empty without such a branch
     * @param checks results of this build
     */
    public record Facts(
            RepositoryView view,
            Optional<MetadataFacts> subject,
            StoredBuild artifacts,
            List<CheckFinished> checks,
            ApprovalFacts approval) {
        public Facts {
            checks = List.copyOf(checks);
        }
    }

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<MetadataFacts> subject = Optional.empty();
        StoredBuild artifacts = StoredBuild.none();
        if (view.production().isPresent()) {
            subject = Optional.of(
                    MetadataFacts.ofCommit(ports.git(), view.production().get()));
            artifacts = StoredBuild.observe(
                    ports.artifacts(), request.version(), view.production().get());
        }
        return new Facts(
                view,
                subject,
                artifacts,
                ReleaseCheckPolicy.recorded(ports.audit().records()),
                ApprovalFacts.observe(ports));
    }

    @Override
    public Plan decide(Facts facts) {
        Plan.Builder plan = new Plan.Builder().find(facts.view().findings());
        String wanted = "ask for the go/no-go on " + request.version();
        if (facts.view().releasedTag().isPresent()) {
            return plan.settled(EFFECT, wanted, request.version().tag() + " is tagged")
                    .build();
        }
        plan.find(ApprovalPolicy.approversConfigured(facts.approval()));
        if (facts.subject().isEmpty()) {
            return plan.find(facts.view().productionMissing()).build();
        }
        MetadataFacts metadata = facts.subject().get();
        plan.find(metadata.unreadable())
                .find(built(facts))
                .find(ReleaseCheckPolicy.passed(
                        metadata.commit(), metadata.descriptor().checks().release(), facts.checks()));
        ApprovalSubject subject = Subjects.of(request.version(), metadata);
        SortedMap<String, String> evidence = evidence(facts);
        SortedMap<String, String> shown = new TreeMap<>(subject.parts());
        shown.putAll(evidence);
        boolean asked = facts.approval()
                .request()
                .filter(last -> last.parts().equals(shown))
                .filter(last -> facts.approval().decision().isEmpty())
                .isPresent();
        return asked
                ? plan.settled(EFFECT, wanted, "it is asked").build()
                : plan.act(new ReleaseAction.RequestApproval(subject, evidence)).build();
    }

    /** Who approves names the bytes too, so they have to be there (lesson L14). */
    private static List<Finding> built(Facts facts) {
        Observed<StoredArtifacts> stored = facts.artifacts().stored();
        if (stored.isUnknown()) {
            return List.of(Finding.unknown(Rule.ARTIFACTS_MATCH, stored));
        }
        return stored.isAbsent()
                ? List.of(Finding.blocker(
                        Rule.ARTIFACTS_MATCH,
                        "nothing was built from "
                                + facts.subject().orElseThrow().commit() + ", the head of "
                                + facts.view().productionBranch(),
                        "Run the stage that verifies the promotion and builds"))
                : List.of();
    }

    /** Name and digest of the artifacts that were put to people. */
    public static SortedMap<String, String> artifacts(ApprovalFacts.Request asked) {
        SortedMap<String, String> artifacts = new TreeMap<>();
        asked.parts().forEach((part, digest) -> {
            if (part.startsWith(ARTIFACT)) {
                artifacts.put(part.substring(ARTIFACT.length()), digest);
            }
        });
        return artifacts;
    }

    private SortedMap<String, String> evidence(Facts facts) {
        SortedMap<String, String> evidence = new TreeMap<>();
        facts.artifacts()
                .artifacts()
                .forEach(artifact -> evidence.put(
                        ARTIFACT + artifact.name(), artifact.sha256().toString()));
        facts.subject().ifPresent(metadata -> ReleaseCheckPolicy.latest(
                        metadata.commit(), metadata.descriptor().checks().release(), facts.checks())
                .forEach(result ->
                        evidence.put(EVIDENCE + "check " + result.check(), ReleaseCheckPolicy.shown(result))));
        for (Waiver waiver : request.waivers()) {
            evidence.put(EVIDENCE + "accepted " + waiver.ruleId(), waiver.reason() + " (" + waiver.by() + ")");
        }
        evidence.put(EVIDENCE + "requester", request.requester());
        return evidence;
    }
}
