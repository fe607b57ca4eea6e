package io.jenkins.plugins.aegis.plan;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.PortUnavailable;

/** An effect beside the way of a release: what goes back, and what is written down for people. */
public sealed interface GovernanceAction extends ReleaseAction {
    /** Creates a branch for a pull request, at a commit that was made for it. */
    record CreateBranch(String branch, CommitId at) implements GovernanceAction {
        @Override
        public String effect() {
            return "BranchCreation";
        }

        @Override
        public String describe() {
            return "create branch " + branch + " at " + at;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.createBranch(this);
        }
    }

    /** Moves a dist-tag from the version that it stands at to another published one. */
    record MoveDistTag(Channel channel, String packageName, String distTag, String from, String to)
            implements GovernanceAction {
        @Override
        public String effect() {
            return "DistTagMove";
        }

        @Override
        public String describe() {
            return "move dist-tag " + distTag + " of " + packageName + " from " + from + " to " + to;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.moveDistTag(this);
        }
    }

    /** Comments on an issue or a pull request. */
    record CommentOnIssue(int number, String text) implements GovernanceAction {
        @Override
        public String effect() {
            return "IssueComment";
        }

        @Override
        public String describe() {
            return "comment on #" + number + ": " + text.lines().findFirst().orElse("");
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.commentOnIssue(this);
        }
    }
}
