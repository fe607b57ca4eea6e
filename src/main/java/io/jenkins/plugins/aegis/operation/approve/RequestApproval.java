package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.audit.AuditEvent.CheckFinished;
import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.approve.ApprovalEvidence.Background;
import io.jenkins.plugins.aegis.operation.build.StoredBuild;
import io.jenkins.plugins.aegis.operation.check.ReleaseCheckPolicy;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.promote.VerifyPromotion;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down exactly what people are about to be asked, before they are asked. */
public final class RequestApproval implements Operation<RequestApproval.Facts> {
    /** Function name of the step that does this; what it found itself is no news to the approver. */
    public static final String STEP = "aegisGoNoGo";

    private static final String EFFECT = "ApprovalRequest";
    private final ReleaseRequest request;

    public RequestApproval(ReleaseRequest request) {
        this.request = request;
    }

    /**
     * @param subject the tagged commit, else the head of the production branch; empty without such a branch, and where
     *     nobody is to be asked because the tag carries the approval
     * @param promotion what tells whether that commit came there as it should
     * @param checks results of this build
     */
    public record Facts(
            RepositoryView view,
            Optional<Subject> subject,
            ApprovalFacts approval,
            VerifyPromotion.Facts promotion,
            List<CheckFinished> checks) {
        public Facts {
            checks = List.copyOf(checks);
        }
    }

    /** What people would be asked about. */
    public record Subject(MetadataFacts metadata, StoredBuild artifacts, Background background) {}

    @Override
    public Facts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> commit = view.releasedTag().flatMap(TagRef::commit).or(view::production);
        VerifyPromotion.Facts promotion = new VerifyPromotion(request).observe(ports);
        if (commit.isEmpty()) {
            return new Facts(view, Optional.empty(), ApprovalFacts.observe(ports), promotion, List.of());
        }
        MetadataFacts metadata = MetadataFacts.ofCommit(ports.git(), commit.get());
        ApprovalFacts approval = ApprovalFacts.observe(ports, view, Optional.of(metadata));
        if (isSettled(view, Gates.of(request.version(), approval))) {
            return new Facts(view, Optional.empty(), approval, promotion, List.of());
        }
        return new Facts(
                view,
                Optional.of(subject(ports, view, metadata)),
                approval,
                promotion,
                ReleaseCheckPolicy.recorded(ports.audit().records()));
    }

    /** The tag carries every approval that it needs, so that nobody is asked again. */
    private static boolean isSettled(RepositoryView view, Gates gates) {
        return view.releasedTag()
                .filter(tag -> gates.notCarriedBy(tag).isEmpty())
                .isPresent();
    }

    private Subject subject(ReleasePorts ports, RepositoryView view, MetadataFacts metadata)
            throws InterruptedException {
        StoredBuild built = StoredBuild.observe(ports.artifacts(), request.version(), metadata.commit());
        Background background = Background.of(
                SinceLastRelease.observe(ports, view, metadata),
                ports.audit().records(),
                PublishedPlaces.observe(ports, request.version(), metadata.descriptor(), built.stored()));
        return new Subject(metadata, built, background);
    }

    @Override
    public Plan decide(Facts facts) {
        Plan.Builder plan = new Plan.Builder().find(facts.view().findings());
        Gates gates = Gates.of(request.version(), facts.approval());
        plan.find(gates.findings());
        if (isSettled(facts.view(), gates)) {
            return plan.settled(EFFECT, wanted(), request.version().tag() + " is tagged")
                    .build();
        }
        // Whatever ran before, and whatever moved since: nobody is asked about what is not verified (lesson L18).
        plan.find(new VerifyPromotion(request).decide(facts.promotion()).findings());
        plan.find(ApprovalPolicy.approversConfigured(facts.approval()));
        if (facts.subject().isEmpty()) {
            return plan.find(facts.view().productionMissing()).build();
        }
        return ask(plan, facts.subject().get(), gates, facts);
    }

    private Plan ask(Plan.Builder plan, Subject about, Gates gates, Facts facts) {
        List<ReleaseCheck> required = about.metadata().descriptor().checks().release();
        CommitId commit = about.metadata().commit();
        plan.find(about.metadata().unreadable())
                .find(built(about))
                .find(ReleaseCheckPolicy.passed(commit, required, facts.checks()));
        ApprovalSubject subject = Subjects.of(request.version(), about.metadata());
        SortedMap<String, String> evidence = ApprovalEvidence.of(request, about.artifacts(), about.background());
        ReleaseCheckPolicy.latest(commit, required, facts.checks())
                .forEach(result -> evidence.put(
                        ApprovalEvidence.PREFIX + "check " + result.check(), ReleaseCheckPolicy.shown(result)));
        SortedMap<String, String> shown = new TreeMap<>(subject.parts());
        shown.putAll(evidence);
        boolean asked = facts.approval()
                .request()
                .filter(last -> last.parts().equals(shown))
                .filter(last -> last.further().equals(gates.further()))
                .filter(last -> !facts.approval().isAnswered())
                .isPresent();
        return asked
                ? plan.settled(EFFECT, wanted(), "it is asked").build()
                : plan.act(new ReleaseAction.RequestApproval(subject, evidence, gates.further()))
                        .build();
    }

    private String wanted() {
        return "ask for the go/no-go on " + request.version();
    }

    /** Who approves names the bytes too, so they have to be there (lesson L14). */
    private static List<Finding> built(Subject about) {
        Observed<StoredArtifacts> stored = about.artifacts().stored();
        if (stored.isUnknown()) {
            return List.of(Finding.unknown(Rule.ARTIFACTS_MATCH, stored));
        }
        return stored.isAbsent()
                ? List.of(Finding.blocker(
                        Rule.ARTIFACTS_MATCH,
                        "nothing was built from " + about.metadata().commit() + ", which is to be tagged",
                        "Run the stage that verifies the promotion and builds"))
                : List.of();
    }
}
