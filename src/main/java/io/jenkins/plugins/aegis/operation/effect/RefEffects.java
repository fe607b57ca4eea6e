package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditTrail;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.GovernanceAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Branches and tags of the remote: every write is compare-and-set, and a lost one is looked at again. */
final class RefEffects {
    private final GitRepository git;
    private final AuditTrail audit;

    RefEffects(GitRepository git, AuditTrail audit) {
        this.git = git;
        this.audit = audit;
    }

    /**
     * Two cuts at once: the remote takes one of them. Who creates a branch by other means can still come between, so that
     * we look again, and withdraw where another release is active (lesson L8).
     */
    ActionResult createReleaseBranch(ReleaseAction.CreateReleaseBranch action)
            throws PortUnavailable, InterruptedException {
        if (!action.alone()) {
            return git.createBranch(action.branch(), action.at()) == RefUpdate.UPDATED
                    ? ActionResult.applied("created at " + action.at())
                    : compare(action.branch(), action.at());
        }
        if (git.createSoleBranch(action.branch(), action.at(), action.releasePrefix()) == RefUpdate.LOST) {
            return lost(action);
        }
        Observed<RepositorySnapshot> now = git.observe();
        if (now.asOptional().isEmpty()) {
            return ActionResult.failed("created, but whether another release is active cannot be seen: "
                    + now.unknownReason().orElse(""));
        }
        Map<String, CommitId> others = now.asOptional().get().branchesBelow(action.releasePrefix());
        others.remove(action.branch());
        if (others.isEmpty()) {
            return ActionResult.applied("created at " + action.at());
        }
        String found = "another release became active at the same time: " + String.join(", ", others.keySet());
        return git.deleteBranch(action.branch(), action.at()) == RefUpdate.UPDATED
                ? ActionResult.refused(
                        found + "; the branch just made is withdrawn. Finish that one first, or close it")
                : ActionResult.refused(
                        found + "; the branch just made has moved meanwhile and stays. Close one of them");
    }

    /** Nothing was created; says who was first. */
    private ActionResult lost(ReleaseAction.CreateReleaseBranch action) throws InterruptedException {
        Observed<RepositorySnapshot> now = git.observe();
        if (now.asOptional().isEmpty()) {
            return ActionResult.failed(now.unknownReason().orElse("the remote cannot be read"));
        }
        Map<String, CommitId> active = now.asOptional().get().branchesBelow(action.releasePrefix());
        if (active.containsKey(action.branch())) {
            return compare(action.branch(), action.at());
        }
        return active.isEmpty()
                ? ActionResult.failed("another release was cut at the same time, and its branch is gone again")
                : ActionResult.refused("another release was cut first: " + String.join(", ", active.keySet())
                        + "; no branch was made for this one. Finish that one, or close it and delete its branch");
    }

    ActionResult createBranch(GovernanceAction.CreateBranch action) throws PortUnavailable, InterruptedException {
        return git.createBranch(action.branch(), action.at()) == RefUpdate.UPDATED
                ? ActionResult.applied("created at " + action.at())
                : compare(action.branch(), action.at());
    }

    ActionResult createPromotionBranch(ReleaseAction.CreatePromotionBranch action)
            throws PortUnavailable, InterruptedException {
        CommitId commit = git.commitPaths(action.production(), action.release(), action.files(), action.message());
        if (git.createBranch(action.branch(), commit) == RefUpdate.UPDATED) {
            return ActionResult.applied("created at " + commit);
        }
        return compare(action.branch(), commit);
    }

    private ActionResult compare(String branch, CommitId wanted) throws InterruptedException {
        Observed<Optional<CommitId>> there = git.observe().map(refs -> refs.branch(branch));
        if (there.asOptional().isEmpty()) {
            return ActionResult.failed(there.unknownReason().orElse("the remote cannot be read"));
        }
        Optional<CommitId> head = there.asOptional().get();
        if (head.equals(Optional.of(wanted))) {
            return ActionResult.alreadyDone("it is there at " + wanted);
        }
        return ActionResult.refused(branch + " is at "
                + head.map(CommitId::toString).orElse("no commit") + ", not at " + wanted
                + "; somebody else made it. Look at it, and delete it if nobody needs it");
    }

    ActionResult deleteBranch(ReleaseAction.DeleteBranch action) throws PortUnavailable, InterruptedException {
        if (git.deleteBranch(action.branch(), action.expected()) == RefUpdate.UPDATED) {
            return ActionResult.applied("deleted");
        }
        Observed<Optional<CommitId>> there = git.observe().map(refs -> refs.branch(action.branch()));
        if (there.asOptional().isEmpty()) {
            return ActionResult.failed(there.unknownReason().orElse("the remote cannot be read"));
        }
        return there.asOptional()
                .get()
                .map(head -> ActionResult.refused("it moved to " + head + " meanwhile; look at what came"))
                .orElseGet(() -> ActionResult.alreadyDone("it is gone"));
    }

    ActionResult pushTag(ReleaseAction.PushTag action) throws PortUnavailable, InterruptedException {
        RefUpdate update = git.pushTag(action.tag(), action.commit(), action.message(), Set.of(action.branch()));
        Observed<RepositorySnapshot> now = git.observe();
        Observed<Optional<RepositorySnapshot.TagRef>> there = now.map(refs -> refs.tag(action.tag()));
        if (update == RefUpdate.LOST && there.asOptional().equals(Optional.of(Optional.empty()))) {
            String head = now.asOptional()
                    .orElseThrow()
                    .branch(action.branch())
                    .map(CommitId::hex)
                    .orElse("no commit");
            return ActionResult.refused(action.branch() + " moved from " + action.commit() + ", which was approved, to "
                    + head + "; no tag was pushed. Run the pipeline again, for an approval of what is there now");
        }
        if (there.asOptional().flatMap(tag -> tag).isEmpty()) {
            return ActionResult.failed(
                    "the tag cannot be read back: " + there.unknownReason().orElse("the remote does not list it"));
        }
        RepositorySnapshot.TagRef tag = there.asOptional().get().get();
        boolean same = tag.annotated()
                && tag.commit().equals(Optional.of(action.commit()))
                && tag.message().equals(action.message());
        if (!same) {
            return ActionResult.refused("the remote has another tag of that name, object " + tag.object()
                    + "; a published tag is never moved");
        }
        audit.append(new AuditEvent.TagPushed(
                tag.name(), tag.object().hex(), action.commit().hex()));
        return update == RefUpdate.UPDATED
                ? ActionResult.applied("tag object " + tag.object())
                : ActionResult.alreadyDone("tag object " + tag.object());
    }
}
