package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.GitRepository.Range;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Replay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Makes changes again elsewhere, without a working tree: a three-way merge whose base is where the change began.
 *
 * <p>The merge is told its base by three commits that exist for nothing else: what is to be changed and what the change
 * led to, both on top of what it began at. (An option that names the base came with git 2.40 only.)
 */
final class Replays {
    private final GitCommand git;
    private final Collection<String> leaveAside;

    Replays(GitCommand git, Collection<String> leaveAside) {
        this.git = git;
        this.leaveAside = List.copyOf(leaveAside);
    }

    Observed<Replay> cherryPick(CommitId onto, List<CommitId> commits) throws InterruptedException {
        String source = commits.size() + " commits onto " + onto.abbreviated();
        try {
            CommitId head = onto;
            List<CommitId> contained = new ArrayList<>();
            for (CommitId commit : commits) {
                Authored picked = Authored.read(git, commit);
                Merged merged = merge(head, new Range(picked.parent(), commit));
                if (!merged.conflicts().isEmpty()) {
                    return Observed.present(conflict(head, contained, commit, merged), source);
                }
                CommitId next = commit(head, merged, picked.asPick(git));
                if (next.equals(head)) {
                    contained.add(commit);
                }
                head = next;
            }
            return Observed.present(new Replay(head, contained, Optional.empty()), source);
        } catch (PortUnavailable e) {
            return Observed.unknown(source, e.getMessage());
        }
    }

    Observed<Replay> revert(CommitId onto, Range range, String message) throws InterruptedException {
        String source = "revert of " + range.from().abbreviated() + ".."
                + range.to().abbreviated() + " on " + onto.abbreviated();
        try {
            Merged merged = merge(onto, new Range(range.to(), range.from()));
            if (!merged.conflicts().isEmpty()) {
                return Observed.present(conflict(onto, List.of(), range.to(), merged), source);
            }
            CommitId head = commit(onto, merged, Authored.read(git, range.to()).dating(git, message));
            List<CommitId> contained = head.equals(onto) ? List.of(range.to()) : List.of();
            return Observed.present(new Replay(head, contained, Optional.empty()), source);
        } catch (PortUnavailable e) {
            return Observed.unknown(source, e.getMessage());
        }
    }

    private static Replay conflict(CommitId head, List<CommitId> contained, CommitId commit, Merged merged) {
        return new Replay(head, contained, Optional.of(new Replay.Conflict(commit, merged.conflicts())));
    }

    /** @param conflicts paths that collide; the tree is not to be used then */
    private record Merged(String tree, List<String> conflicts) {}

    /** What {@code onto} becomes when the change is made to it, too. */
    private Merged merge(CommitId onto, Range change) throws PortUnavailable, InterruptedException {
        String wanted = new CommitWriter(git).treeWithout(change.from(), change.to(), leaveAside);
        String base = made(git.local("commit-tree", "-m", "base", change.from().hex() + "^{tree}"));
        String ours = made(git.local("commit-tree", "-m", "ours", "-p", base, onto.hex() + "^{tree}"));
        String theirs = made(git.local("commit-tree", "-m", "theirs", "-p", base, wanted));
        Command merge = git.local("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", ours, theirs);
        Result result = git.run(merge);
        List<String> fields = Arrays.asList(result.output().split("\0"));
        if (result.exitCode() > 1 || fields.get(0).isBlank()) {
            throw new PortUnavailable(merge + ": " + GitCommand.complaint(result));
        }
        return new Merged(
                CommitWriter.objectId(fields.get(0)).hex(),
                result.exitCode() == 0
                        ? List.of()
                        : fields.stream().skip(1).distinct().sorted().toList());
    }

    private CommitId commit(CommitId parent, Merged merged, Authored.Draft draft)
            throws PortUnavailable, InterruptedException {
        String there = git.output(git.local("rev-parse", "--verify", parent.hex() + "^{tree}"))
                .strip();
        return there.equals(merged.tree())
                ? parent
                : new CommitId(made(draft.commit("commit-tree", "-p", parent.hex(), "-F", "-", merged.tree())));
    }

    private String made(Command command) throws PortUnavailable, InterruptedException {
        return CommitWriter.objectId(git.output(command)).hex();
    }
}
