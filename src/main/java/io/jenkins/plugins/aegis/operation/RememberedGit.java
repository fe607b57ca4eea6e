package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Replay;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.port.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches once within one observation, so that all of its facts are of one moment.
 *
 * <p>The refs are those of a moment: they are fetched again when an observation or an effect begins, and after each write.
 * Unknown is never kept. Safe for several threads.
 */
final class RememberedGit implements GitRepository {
    private final GitRepository git;
    private final RememberedAnswers refs = new RememberedAnswers();

    RememberedGit(GitRepository git) {
        this.git = git;
    }

    /** The remote may have other refs than those that were seen last. */
    void fetchAnew() {
        refs.forget();
    }

    @Override
    public Observed<RepositorySnapshot> observe() throws InterruptedException {
        return refs.of(List.of("observe"), git::observe);
    }

    @Override
    public Observed<Set<String>> tagsReachableFrom(CommitId commit, Collection<TagRef> tags)
            throws InterruptedException {
        return git.tagsReachableFrom(commit, tags);
    }

    @Override
    public Map<String, Observed<String>> read(CommitId commit, Collection<String> paths) throws InterruptedException {
        return git.read(commit, paths);
    }

    @Override
    public Map<CommitId, Map<String, Observed<String>>> read(Map<CommitId, ? extends Collection<String>> paths)
            throws InterruptedException {
        return git.read(paths);
    }

    @Override
    public Observed<Digest> digest(CommitId commit, String path) throws InterruptedException {
        return git.digest(commit, path);
    }

    @Override
    public Observed<List<String>> changedPaths(CommitId from, CommitId to) throws InterruptedException {
        return git.changedPaths(from, to);
    }

    @Override
    public Observed<Boolean> isAncestor(CommitId ancestor, CommitId descendant) throws InterruptedException {
        return git.isAncestor(ancestor, descendant);
    }

    @Override
    public Observed<CommitId> mergeBase(CommitId one, CommitId other) throws InterruptedException {
        return git.mergeBase(one, other);
    }

    @Override
    public Observed<Boolean> mergesCleanly(CommitId into, CommitId from) throws InterruptedException {
        return git.mergesCleanly(into, from);
    }

    @Override
    public Observed<List<CommitSummary>> commitsMissing(CommitId of, CommitId notIn, Collection<String> leaveAside)
            throws InterruptedException {
        return git.commitsMissing(of, notIn, leaveAside);
    }

    @Override
    public Observed<List<CommitSummary>> mainline(Mainline line, int atMost) throws InterruptedException {
        return git.mainline(line, atMost);
    }

    @Override
    public Observed<Replay> cherryPick(CommitId onto, List<CommitId> picked, Collection<String> leaveAside)
            throws InterruptedException {
        return git.cherryPick(onto, picked, leaveAside);
    }

    @Override
    public Observed<Replay> revert(CommitId onto, Range range, Collection<String> leaveAside, String message)
            throws InterruptedException {
        return git.revert(onto, range, leaveAside, message);
    }

    @Override
    public RefUpdate createBranch(String branch, CommitId at) throws PortUnavailable, InterruptedException {
        return changing(() -> git.createBranch(branch, at));
    }

    @Override
    public RefUpdate createSoleBranch(String branch, CommitId at, String prefix)
            throws PortUnavailable, InterruptedException {
        return changing(() -> git.createSoleBranch(branch, at, prefix));
    }

    @Override
    public RefUpdate deleteBranch(String branch, CommitId expected) throws PortUnavailable, InterruptedException {
        return changing(() -> git.deleteBranch(branch, expected));
    }

    @Override
    public CommitId commitPaths(CommitId parent, CommitId source, Collection<String> paths, String message)
            throws PortUnavailable, InterruptedException {
        return git.commitPaths(parent, source, paths, message);
    }

    @Override
    public CommitId commitFiles(Optional<CommitId> parent, Workspace directory, List<String> paths, String message)
            throws PortUnavailable, InterruptedException {
        return git.commitFiles(parent, directory, paths, message);
    }

    @Override
    public RefUpdate updateBranch(String branch, CommitId expected, CommitId to)
            throws PortUnavailable, InterruptedException {
        return changing(() -> git.updateBranch(branch, expected, to));
    }

    @Override
    public RefUpdate pushTag(String tag, CommitId commit, List<String> message, Set<String> branches)
            throws PortUnavailable, InterruptedException {
        return changing(() -> git.pushTag(tag, commit, message, branches));
    }

    @Override
    public Workspace checkOut(CommitId commit) throws PortUnavailable, InterruptedException {
        return git.checkOut(commit);
    }

    @Override
    public Workspace checkOut(CommitId commit, String purpose) throws PortUnavailable, InterruptedException {
        return git.checkOut(commit, purpose);
    }

    private interface Write {
        RefUpdate push() throws PortUnavailable, InterruptedException;
    }

    private RefUpdate changing(Write write) throws PortUnavailable, InterruptedException {
        try {
            return write.push();
        } finally {
            fetchAnew();
        }
    }
}
