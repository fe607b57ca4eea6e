package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Replay;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.port.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The repository through the git program (2.38 or newer) of the machine that builds.
 *
 * <p>Below the given directory it keeps {@code repository.git}, a cache of the remote, and {@code checkout/}; both may
 * be deleted at any time between two calls. Several threads may share an instance; two instances at the same time need
 * different directories.
 */
public final class GitCli implements GitRepository {
    private final GitCommand git;
    private final Fetches fetches;
    private final Checkouts checkouts;
    private final GitMemory memory;
    private final Clock clock;

    /** How git is run. */
    public record Machine(CommandRunner runner, Workspace home, HostKeys hostKeys) {}

    /** With ssh as the machine has it. */
    public GitCli(CommandRunner runner, Workspace home, GitAccess access) {
        this(runner, home, access, Clock.systemUTC());
    }

    /** With ssh as the machine has it. */
    public GitCli(CommandRunner runner, Workspace home, GitAccess access, Clock clock) {
        this(new Machine(runner, home, HostKeys.OF_THE_MACHINE), access, clock, new GitMemory());
    }

    /**
     * @param clock tells the time that is written into tags
     * @param memory of this machine's answers about this remote
     */
    public GitCli(Machine machine, GitAccess access, Clock clock, GitMemory memory) {
        this.git = new GitCommand(
                machine.runner(), machine.home().directory("repository.git"), access, machine.hostKeys());
        this.fetches = new Fetches(git, memory);
        this.checkouts = new Checkouts(git, machine.home().directory("checkout"));
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public Observed<RepositorySnapshot> observe() throws InterruptedException {
        return fetches.observe();
    }

    @Override
    public Map<String, Observed<String>> read(CommitId commit, Collection<String> paths) throws InterruptedException {
        Map<String, Observed<String>> texts = new LinkedHashMap<>();
        paths.forEach(path -> texts.put(
                path, memory.<String>recall(List.of("read", commit, path)).orElse(null)));
        List<String> missing =
                paths.stream().filter(path -> texts.get(path) == null).toList();
        if (!missing.isEmpty()) {
            new FileContents(git).read(commit, missing).forEach((path, text) -> {
                memory.keep(List.of("read", commit, path), text);
                texts.put(path, text);
            });
        }
        return texts;
    }

    @Override
    public Map<CommitId, Map<String, Observed<String>>> read(Map<CommitId, ? extends Collection<String>> paths)
            throws InterruptedException {
        return new FileContents(git).read(paths);
    }

    @Override
    public Observed<Digest> digest(CommitId commit, String path) throws InterruptedException {
        return memory.of(List.of("digest", commit, path), () -> new FileBytes(git).digest(commit, path));
    }

    @Override
    public Observed<Set<String>> tagsReachableFrom(CommitId commit, Collection<TagRef> tags)
            throws InterruptedException {
        return memory.of(List.of("tagsReachableFrom", commit, Set.copyOf(tags)), () -> new History(git)
                .tagsReachableFrom(commit, tags));
    }

    @Override
    public Observed<List<String>> changedPaths(CommitId from, CommitId to) throws InterruptedException {
        return memory.of(List.of("changedPaths", from, to), () -> new History(git).changedPaths(from, to));
    }

    @Override
    public Observed<Boolean> isAncestor(CommitId ancestor, CommitId descendant) throws InterruptedException {
        return memory.of(
                List.of("isAncestor", ancestor, descendant), () -> new History(git).isAncestor(ancestor, descendant));
    }

    @Override
    public Observed<CommitId> mergeBase(CommitId one, CommitId other) throws InterruptedException {
        return memory.of(List.of("mergeBase", one, other), () -> new History(git).mergeBase(one, other));
    }

    @Override
    public Observed<Boolean> mergesCleanly(CommitId into, CommitId from) throws InterruptedException {
        return memory.of(List.of("mergesCleanly", into, from), () -> new History(git).mergesCleanly(into, from));
    }

    @Override
    public Observed<List<CommitSummary>> commitsMissing(CommitId of, CommitId notIn, Collection<String> leaveAside)
            throws InterruptedException {
        return memory.of(List.of("commitsMissing", of, notIn, Set.copyOf(leaveAside)), () -> new History(git)
                .commitsMissing(of, notIn, leaveAside));
    }

    @Override
    public Observed<List<CommitSummary>> mainline(Mainline line, int atMost) throws InterruptedException {
        return memory.of(List.of("mainline", line, atMost), () -> new History(git).mainline(line, atMost));
    }

    @Override
    public Observed<Replay> cherryPick(CommitId onto, List<CommitId> commits, Collection<String> leaveAside)
            throws InterruptedException {
        return new Replays(git, leaveAside).cherryPick(onto, commits);
    }

    @Override
    public Observed<Replay> revert(CommitId onto, Range range, Collection<String> leaveAside, String message)
            throws InterruptedException {
        return new Replays(git, leaveAside).revert(onto, range, message);
    }

    @Override
    public RefUpdate createBranch(String branch, CommitId at) throws PortUnavailable, InterruptedException {
        return new RefPushes(git).create(RefName.ofBranch(branch), at);
    }

    @Override
    public RefUpdate createSoleBranch(String branch, CommitId at, String prefix)
            throws PortUnavailable, InterruptedException {
        return new SoleBranches(git).create(branch, at, prefix, clock.instant());
    }

    @Override
    public RefUpdate deleteBranch(String branch, CommitId expected) throws PortUnavailable, InterruptedException {
        return new RefPushes(git).delete(RefName.ofBranch(branch), expected);
    }

    @Override
    public CommitId commitPaths(CommitId parent, CommitId source, Collection<String> paths, String message)
            throws PortUnavailable, InterruptedException {
        return new CommitWriter(git).commitPaths(parent, source, paths, message);
    }

    @Override
    public CommitId commitFiles(Optional<CommitId> parent, Workspace directory, List<String> paths, String message)
            throws PortUnavailable, InterruptedException {
        return new FileCommits(git).commit(parent, directory, paths, message, clock.instant());
    }

    @Override
    public RefUpdate updateBranch(String branch, CommitId expected, CommitId to)
            throws PortUnavailable, InterruptedException {
        Observed<Boolean> onTop = isAncestor(expected, to);
        if (!onTop.asOptional().orElse(false)) {
            throw new PortUnavailable(branch + " is not moved from " + expected + " to " + to + ", which is not on top"
                    + " of it"
                    + onTop.unknownReason().map(reason -> " (" + reason + ")").orElse(""));
        }
        return new RefPushes(git).update(RefName.ofBranch(branch), expected, to);
    }

    @Override
    public RefUpdate pushTag(String tag, CommitId commit, List<String> message, Set<String> branches)
            throws PortUnavailable, InterruptedException {
        String ref = RefName.ofTag(tag);
        CommitId object = new CommitWriter(git).tagObject(tag, commit, message, clock.instant());
        List<RefChange> changes = new ArrayList<>(List.of(RefChange.creation(ref, object)));
        branches.forEach(branch -> changes.add(RefChange.guard(RefName.ofBranch(branch), commit)));
        return new RefPushes(git).push(changes);
    }

    @Override
    public Workspace checkOut(CommitId commit) throws PortUnavailable, InterruptedException {
        return checkouts.checkOut(commit, commit.abbreviated());
    }

    @Override
    public Workspace checkOut(CommitId commit, String purpose) throws PortUnavailable, InterruptedException {
        return checkouts.checkOut(commit, commit.abbreviated() + "-" + purpose);
    }
}
