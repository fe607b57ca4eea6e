package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.GovernanceAction;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.SortedMap;
import java.util.TreeMap;

/** Carries actions out through the ports: each kind of destination has a class of its own beside this one. */
final class PortEffects implements Effects {
    private final ReleasePorts ports;
    private final RefEffects refs;
    private final PullRequestEffects pulls;
    private final PublishEffects publish;

    PortEffects(ReleasePorts ports) {
        this.ports = ports;
        this.refs = new RefEffects(ports.git(), ports.audit());
        this.pulls = new PullRequestEffects(ports);
        this.publish = new PublishEffects(ports);
    }

    @Override
    public ActionResult createReleaseBranch(ReleaseAction.CreateReleaseBranch action)
            throws PortUnavailable, InterruptedException {
        return refs.createReleaseBranch(action);
    }

    @Override
    public ActionResult createBranch(GovernanceAction.CreateBranch action)
            throws PortUnavailable, InterruptedException {
        return refs.createBranch(action);
    }

    @Override
    public ActionResult moveDistTag(GovernanceAction.MoveDistTag action) throws PortUnavailable, InterruptedException {
        return new DistTagEffects(ports.channel(action.channel())).move(action);
    }

    @Override
    public ActionResult commentOnIssue(GovernanceAction.CommentOnIssue action)
            throws PortUnavailable, InterruptedException {
        return pulls.comment(action);
    }

    @Override
    public ActionResult createPromotionBranch(ReleaseAction.CreatePromotionBranch action)
            throws PortUnavailable, InterruptedException {
        return refs.createPromotionBranch(action);
    }

    @Override
    public ActionResult deleteBranch(ReleaseAction.DeleteBranch action) throws PortUnavailable, InterruptedException {
        return refs.deleteBranch(action);
    }

    @Override
    public ActionResult pushTag(ReleaseAction.PushTag action) throws PortUnavailable, InterruptedException {
        return refs.pushTag(action);
    }

    @Override
    public ActionResult runReleasePlease(ReleaseAction.RunReleasePlease action)
            throws PortUnavailable, InterruptedException {
        return pulls.runReleasePlease(action);
    }

    @Override
    public ActionResult openPullRequest(ReleaseAction.OpenPullRequest action)
            throws PortUnavailable, InterruptedException {
        return pulls.open(action);
    }

    @Override
    public ActionResult closePullRequest(ReleaseAction.ClosePullRequest action)
            throws PortUnavailable, InterruptedException {
        return pulls.close(action);
    }

    @Override
    public ActionResult buildArtifacts(PublishAction.BuildArtifacts action)
            throws PortUnavailable, InterruptedException {
        return publish.build(action);
    }

    @Override
    public ActionResult rehearseBuild(PublishAction.RehearseBuild action) throws PortUnavailable, InterruptedException {
        return publish.rehearse(action);
    }

    @Override
    public ActionResult createDraft(PublishAction.CreateDraft action) throws PortUnavailable, InterruptedException {
        return publish.createDraft(action);
    }

    @Override
    public ActionResult attachAssets(PublishAction.AttachAssets action) throws PortUnavailable, InterruptedException {
        return publish.attach(action);
    }

    @Override
    public ActionResult publishPackage(PublishAction.PublishPackage action)
            throws PortUnavailable, InterruptedException {
        return publish.publishPackage(action);
    }

    @Override
    public ActionResult publishRelease(PublishAction.PublishRelease action)
            throws PortUnavailable, InterruptedException {
        return publish.publishRelease(action);
    }

    @Override
    public ActionResult requestApproval(ReleaseAction.RequestApproval action) {
        SortedMap<String, String> shown = new TreeMap<>(action.subject().parts());
        shown.putAll(action.evidence());
        String digest = action.subject().digest().toString();
        ports.audit()
                .append(new AuditEvent.ApprovalRequested(
                        action.subject().version().toString(),
                        action.subject().commit().hex(),
                        digest,
                        shown));
        ports.console().line("For the go/no-go on " + action.subject().version() + ", approval " + digest + ":");
        shown.forEach((part, value) -> ports.console().line("  " + part + ": " + value));
        for (Gate gate : action.further()) {
            ports.audit()
                    .append(new AuditEvent.FurtherApprovalRequested(
                            gate.id(), gate.question(), gate.why(), gate.approvers(), digest));
            ports.console()
                    .line("  and " + Gate.label(gate.id()) + ", because " + gate.why() + ", by one of "
                            + String.join(", ", gate.approvers()));
        }
        return ActionResult.applied("approval " + digest + " is asked for");
    }

    @Override
    public ActionResult recordDecision(ReleaseAction.RecordDecision action) {
        GateDecision decision = action.decision();
        ports.audit()
                .append(
                        decision.approved()
                                ? new AuditEvent.ApprovalGranted(
                                        decision.user(),
                                        action.right(),
                                        decision.at().toString(),
                                        decision.reason(),
                                        action.subjectDigest(),
                                        decision.input())
                                : new AuditEvent.ApprovalRejected(
                                        decision.user(),
                                        action.right(),
                                        decision.at().toString(),
                                        decision.reason(),
                                        decision.input()));
        return ActionResult.applied(decision.user() + " decided at " + decision.at());
    }
}
