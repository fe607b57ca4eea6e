package io.jenkins.plugins.aegis.plan;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.List;
import java.util.SortedMap;

/** One effect on the world outside, decided but not done; an immutable record with an imperative name. */
public sealed interface ReleaseAction
        permits PublishAction,
                GovernanceAction,
                ReleaseAction.CreateReleaseBranch,
                ReleaseAction.RunReleasePlease,
                ReleaseAction.ClosePullRequest,
                ReleaseAction.DeleteBranch,
                ReleaseAction.CreatePromotionBranch,
                ReleaseAction.OpenPullRequest,
                ReleaseAction.RequestApproval,
                ReleaseAction.RecordDecision,
                ReleaseAction.PushTag {
    /** The effect as a noun; the audit log derives the names of its events from it. */
    String effect();

    /** One line for people: what will be there afterwards, in full; it identifies the action in a plan's digest. */
    String describe();

    /** Whether it leaves something by which it is seen to be done; what leaves nothing is done each time. */
    default boolean isLasting() {
        return true;
    }

    /** Whether something outside of this build is changed, such as a branch or a registry. */
    default boolean changesOutside() {
        return true;
    }

    /** Has it carried out. */
    ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException;

    /** Creates the release branch; {@code alone} withdraws it if another release became active meanwhile. */
    record CreateReleaseBranch(String branch, CommitId at, String releasePrefix, boolean alone)
            implements ReleaseAction {
        @Override
        public String effect() {
            return "ReleaseBranchCreation";
        }

        @Override
        public String describe() {
            return "create branch " + branch + " at " + at;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.createReleaseBranch(this);
        }
    }

    /** Has Release Please open its pull request. */
    record RunReleasePlease(ReleaseVersion version, String branch, ReleaseDescriptor.Metadata metadata)
            implements ReleaseAction {
        @Override
        public String effect() {
            return "ReleasePullRequestOpening";
        }

        @Override
        public String describe() {
            return "have Release Please open a pull request into " + branch + " as " + version;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.runReleasePlease(this);
        }
    }

    /** Closes a pull request unmerged. */
    record ClosePullRequest(int number, String comment) implements ReleaseAction {
        @Override
        public String effect() {
            return "PullRequestClosing";
        }

        @Override
        public String describe() {
            return "close pull request #" + number;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.closePullRequest(this);
        }
    }

    /** Deletes a branch if it is still where it was seen. */
    record DeleteBranch(String branch, CommitId expected) implements ReleaseAction {
        @Override
        public String effect() {
            return "BranchDeletion";
        }

        @Override
        public String describe() {
            return "delete branch " + branch + " at " + expected;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.deleteBranch(this);
        }
    }

    /** Creates a branch off the production branch that holds the metadata files of the release branch. */
    record CreatePromotionBranch(
            String branch, CommitId production, CommitId release, List<String> files, String message)
            implements ReleaseAction {
        public CreatePromotionBranch {
            files = List.copyOf(files);
        }

        @Override
        public String effect() {
            return "PromotionBranchCreation";
        }

        @Override
        public String describe() {
            return "create branch " + branch + " on " + production + " with " + String.join(", ", files) + " of "
                    + release;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.createPromotionBranch(this);
        }
    }

    /** Opens a pull request. */
    record OpenPullRequest(String head, String base, String title, String body) implements ReleaseAction {
        @Override
        public String effect() {
            return "PullRequestOpening";
        }

        @Override
        public String describe() {
            return "open a pull request from " + head + " into " + base;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.openPullRequest(this);
        }
    }

    /** Writes down what people are about to be asked; {@code further} beside the go/no-go. */
    record RequestApproval(ApprovalSubject subject, SortedMap<String, String> evidence, List<Gate> further)
            implements ReleaseAction {
        @Override
        public boolean changesOutside() {
            return false;
        }

        @Override
        public String effect() {
            return "ApprovalRequest";
        }

        @Override
        public String describe() {
            return "ask for " + Gate.labels(further) + " on " + subject.version() + " at " + subject.commit();
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.requestApproval(this);
        }
    }

    /** Writes down what a person decided, as the platform recorded it; without a right to it, {@code right} is empty. */
    record RecordDecision(GateDecision decision, String right, String subjectDigest) implements ReleaseAction {
        @Override
        public boolean changesOutside() {
            return false;
        }

        @Override
        public String effect() {
            return "DecisionRecord";
        }

        @Override
        public String describe() {
            return "record that " + decision.inWords();
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.recordDecision(this);
        }
    }

    /** Creates and pushes the annotated tag; {@code branch} must still be at the commit. */
    record PushTag(String tag, CommitId commit, List<String> message, String branch) implements ReleaseAction {
        public PushTag {
            message = List.copyOf(message);
        }

        @Override
        public String effect() {
            return "TagPush";
        }

        @Override
        public String describe() {
            return "push annotated tag " + tag + " on " + commit;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.pushTag(this);
        }
    }
}
