package io.jenkins.plugins.aegis.plan;

import io.jenkins.plugins.aegis.port.PortUnavailable;

/**
 * Carries actions out, one method each, so that a new action does not compile until somebody can do it.
 *
 * <p>Each method compares before it sets: it looks at what is there, does what is missing, and refuses what differs.
 */
public interface Effects {
    ActionResult createReleaseBranch(ReleaseAction.CreateReleaseBranch action)
            throws PortUnavailable, InterruptedException;

    ActionResult createBranch(GovernanceAction.CreateBranch action) throws PortUnavailable, InterruptedException;

    ActionResult moveDistTag(GovernanceAction.MoveDistTag action) throws PortUnavailable, InterruptedException;

    ActionResult commentOnIssue(GovernanceAction.CommentOnIssue action) throws PortUnavailable, InterruptedException;

    ActionResult runReleasePlease(ReleaseAction.RunReleasePlease action) throws PortUnavailable, InterruptedException;

    ActionResult closePullRequest(ReleaseAction.ClosePullRequest action) throws PortUnavailable, InterruptedException;

    ActionResult deleteBranch(ReleaseAction.DeleteBranch action) throws PortUnavailable, InterruptedException;

    ActionResult createPromotionBranch(ReleaseAction.CreatePromotionBranch action)
            throws PortUnavailable, InterruptedException;

    ActionResult openPullRequest(ReleaseAction.OpenPullRequest action) throws PortUnavailable, InterruptedException;

    ActionResult buildArtifacts(PublishAction.BuildArtifacts action) throws PortUnavailable, InterruptedException;

    ActionResult rehearseBuild(PublishAction.RehearseBuild action) throws PortUnavailable, InterruptedException;

    ActionResult requestApproval(ReleaseAction.RequestApproval action) throws PortUnavailable, InterruptedException;

    ActionResult recordDecision(ReleaseAction.RecordDecision action) throws PortUnavailable, InterruptedException;

    ActionResult pushTag(ReleaseAction.PushTag action) throws PortUnavailable, InterruptedException;

    ActionResult createDraft(PublishAction.CreateDraft action) throws PortUnavailable, InterruptedException;

    ActionResult attachAssets(PublishAction.AttachAssets action) throws PortUnavailable, InterruptedException;

    ActionResult publishPackage(PublishAction.PublishPackage action) throws PortUnavailable, InterruptedException;

    ActionResult publishRelease(PublishAction.PublishRelease action) throws PortUnavailable, InterruptedException;
}
