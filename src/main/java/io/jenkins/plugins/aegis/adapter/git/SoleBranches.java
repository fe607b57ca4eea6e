package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Branches of which there is to be only one with a prefix.
 *
 * <p>Two that create different branches do not meet on any ref, so that each push also moves one ref that all of them
 * share, {@value #TURN}, from what it was before the branches were listed: of all who saw no branch, the server takes one.
 * The ref is no lock: nobody waits for it, its value says nothing to anybody but people, and it may be deleted at any time.
 */
final class SoleBranches {
    /** Points to a tag object that names the branch that was created last. */
    static final String TURN = "refs/aegis/last-cut";

    private final RefPushes pushes;
    private final CommitWriter writer;

    SoleBranches(GitCommand git) {
        this.pushes = new RefPushes(git);
        this.writer = new CommitWriter(git);
    }

    RefUpdate create(String branch, CommitId at, String prefix, Instant now)
            throws PortUnavailable, InterruptedException {
        Optional<CommitId> turn = PortUnavailable.unlessKnown(pushes.read(TURN));
        // The turn first: who takes it after this line is noticed by the server, who took it before is in the list.
        Map<String, CommitId> others = PortUnavailable.unlessKnown(pushes.list("refs/heads/" + prefix + "*"))
                .orElseThrow();
        if (others.keySet().stream().anyMatch(ref -> ref.startsWith("refs/heads/" + prefix))) {
            return RefUpdate.LOST;
        }
        // Never the value that the ref has already, which would not be a change.
        CommitId next = writer.tagObject(
                branch,
                at,
                List.of(
                        "The release branch that was cut last",
                        "",
                        "after: " + turn.map(CommitId::hex).orElse("nothing")),
                now);
        return pushes.push(List.of(
                RefChange.creation(RefName.ofBranch(branch), at), new RefChange(TURN, turn, Optional.of(next))));
    }
}
