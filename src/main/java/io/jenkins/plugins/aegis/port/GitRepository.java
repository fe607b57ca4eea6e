package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The released repository: what its remote holds, and compare-and-set writes to its refs.
 *
 * <p>Reads answer {@link Observed} and never throw for a remote that fails. The cost of each read is a constant number
 * of git processes, whatever the number of tags, branches and commits.
 */
public interface GitRepository {
    /** Fetches all branches and tags, pruning, and lists them. */
    Observed<RepositorySnapshot> observe() throws InterruptedException;

    /** The UTF-8 texts of files at a commit that was fetched; a missing file is Absent. Keys are the paths asked for. */
    Map<String, Observed<String>> read(CommitId commit, Collection<String> paths) throws InterruptedException;

    /**
     * The same of many fetched commits at once, at the cost of one.
     *
     * @param paths commit to the paths that are asked of it
     * @return commit to path to text, for exactly what was asked
     */
    Map<CommitId, Map<String, Observed<String>>> read(Map<CommitId, ? extends Collection<String>> paths)
            throws InterruptedException;

    /** SHA-256 of a file's bytes at a fetched commit, text or not; Absent if the commit has no such file. */
    Observed<Digest> digest(CommitId commit, String path) throws InterruptedException;

    /** Names of those of the given tags that lead to the commit or one of its ancestors. */
    Observed<Set<String>> tagsReachableFrom(CommitId commit, Collection<TagRef> tags) throws InterruptedException;

    /** Paths that differ between two fetched commits (tree against tree), sorted. */
    Observed<List<String>> changedPaths(CommitId from, CommitId to) throws InterruptedException;

    /** Whether the first commit is the second or one of its ancestors. */
    Observed<Boolean> isAncestor(CommitId ancestor, CommitId descendant) throws InterruptedException;

    /** The best common ancestor; Absent if the histories are unrelated. */
    Observed<CommitId> mergeBase(CommitId one, CommitId other) throws InterruptedException;

    /** Whether the two commits merge without conflict; nothing is written to a branch. */
    Observed<Boolean> mergesCleanly(CommitId into, CommitId from) throws InterruptedException;

    /**
     * Non-merge commits reachable from {@code of} but not from {@code notIn}, by patch identity, that change a path
     * other than the given ones; newest first.
     */
    Observed<List<CommitSummary>> commitsMissing(CommitId of, CommitId notIn, Collection<String> leaveAside)
            throws InterruptedException;

    /** Commits of a branch's own line; newest first, at most so many. */
    Observed<List<CommitSummary>> mainline(Mainline line, int atMost) throws InterruptedException;

    /**
     * Applies fetched commits on top of {@code onto}, in the given order and with their authors, as {@code git
     * cherry-pick -x} does; the paths that are left aside stay as they are.
     */
    Observed<Replay> cherryPick(CommitId onto, List<CommitId> commits, Collection<String> leaveAside)
            throws InterruptedException;

    /**
     * Takes back on top of {@code onto} all that changed between two fetched commits, in one commit; the paths that are
     * left aside stay as they are.
     */
    Observed<Replay> revert(CommitId onto, Range range, Collection<String> leaveAside, String message)
            throws InterruptedException;

    /** Creates the branch at the commit, only if the remote has no such branch. */
    RefUpdate createBranch(String branch, CommitId at) throws PortUnavailable, InterruptedException;

    /**
     * The same, only if the remote has no branch at all whose name starts with the prefix. Of any number who ask this at
     * the same time, for whatever branches, the remote takes one; who creates branches by other means is not noticed
     * between the look and the push.
     */
    RefUpdate createSoleBranch(String branch, CommitId at, String prefix) throws PortUnavailable, InterruptedException;

    /** Deletes the branch, only if the remote has it at exactly that commit. */
    RefUpdate deleteBranch(String branch, CommitId expected) throws PortUnavailable, InterruptedException;

    /**
     * Makes a commit on top of {@code parent} in which the given paths are as in {@code source}; nothing is pushed, and
     * the same input gives the same commit id.
     *
     * @return the id of the commit, in the local repository
     */
    CommitId commitPaths(CommitId parent, CommitId source, Collection<String> paths, String message)
            throws PortUnavailable, InterruptedException;

    /**
     * Makes a commit of now in which the paths are as below the directory, to the byte, and all else is as in the parent;
     * nothing is pushed.
     *
     * @param parent without one, the commit begins a history and has no other files
     * @return the id of the commit, in the local repository
     */
    CommitId commitFiles(Optional<CommitId> parent, Workspace directory, List<String> paths, String message)
            throws PortUnavailable, InterruptedException;

    /**
     * Moves the branch forward, only if the remote has it at exactly {@code expected}.
     *
     * @throws PortUnavailable also if {@code to} is not on top of {@code expected}: no commit is ever taken off a branch
     */
    RefUpdate updateBranch(String branch, CommitId expected, CommitId to) throws PortUnavailable, InterruptedException;

    /**
     * Creates an annotated tag on the commit and pushes it, only if the remote has no tag of that name and has each of
     * the branches at exactly that commit when it is asked to take the tag.
     *
     * @param branches names of those that must not have moved
     */
    RefUpdate pushTag(String tag, CommitId commit, List<String> message, Set<String> branches)
            throws PortUnavailable, InterruptedException;

    /** Makes the files of the commit available for a build, as a clean checkout without local changes. */
    Workspace checkOut(CommitId commit) throws PortUnavailable, InterruptedException;

    /**
     * The same for a purpose of its own, so that what is done there disturbs no other checkout of the commit.
     *
     * @param purpose lower-case letters, digits and dashes
     */
    Workspace checkOut(CommitId commit, String purpose) throws PortUnavailable, InterruptedException;

    /**
     * A branch's own line: first parents only, from {@code of} on, without what is reachable from {@code since}.
     *
     * @param notBefore leaves aside what was committed before that commit, for a line that {@code since} is not on
     * @param paths only what changes one of these; empty for every commit
     */
    record Mainline(CommitId of, CommitId since, Optional<CommitId> notBefore, List<String> paths) {
        public Mainline {
            paths = List.copyOf(paths);
        }

        /** Everything on that line. */
        public static Mainline of(CommitId of, CommitId since) {
            return new Mainline(of, since, Optional.empty(), List.of());
        }
    }

    /** From a commit, which is not part of it, to another, which is. */
    record Range(CommitId from, CommitId to) {}

    /** Author and subject of a commit, for people. */
    record CommitSummary(CommitId id, String author, String subject) {}

    /** What became of a compare-and-set write to a ref. */
    enum RefUpdate {
        /** The remote took it. */
        UPDATED,
        /** The ref was not as expected; nothing was changed. */
        LOST
    }
}
