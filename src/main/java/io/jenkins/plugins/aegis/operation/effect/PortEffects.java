package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.GovernanceAction;
import io.jenkins.plugins.aegis.plan.PublishAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;

/** Carries actions out through the ports: each kind of destination has a class of its own beside this one. */
public final class PortEffects implements Effects {
    private final ReleasePorts ports;
    private final RefEffects refs;
    private final PullRequestEffects pulls;
    private final BuildEffects build;
    private final ForgeReleaseEffects release;
    private final PackageEffects packages;
    private final ApprovalEffects approvals;

    public PortEffects(ReleasePorts ports) {
        this.ports = ports;
        this.refs = new RefEffects(ports.git(), ports.audit());
        this.pulls = new PullRequestEffects(ports);
        this.build = new BuildEffects(ports);
        this.release = new ForgeReleaseEffects(ports);
        this.packages = new PackageEffects(ports);
        this.approvals = new ApprovalEffects(ports.audit(), ports.console());
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
        return build.build(action);
    }

    @Override
    public ActionResult rehearseBuild(PublishAction.RehearseBuild action) throws PortUnavailable, InterruptedException {
        return build.rehearse(action);
    }

    @Override
    public ActionResult createDraft(PublishAction.CreateDraft action) throws PortUnavailable, InterruptedException {
        return release.createDraft(action);
    }

    @Override
    public ActionResult attachAssets(PublishAction.AttachAssets action) throws PortUnavailable, InterruptedException {
        return release.attach(action);
    }

    @Override
    public ActionResult publishPackage(PublishAction.PublishPackage action)
            throws PortUnavailable, InterruptedException {
        return packages.publish(action);
    }

    @Override
    public ActionResult publishRelease(PublishAction.PublishRelease action)
            throws PortUnavailable, InterruptedException {
        return release.publish(action);
    }

    @Override
    public ActionResult requestApproval(ReleaseAction.RequestApproval action) {
        return approvals.request(action);
    }

    @Override
    public ActionResult recordDecision(ReleaseAction.RecordDecision action) {
        return approvals.record(action);
    }
}
