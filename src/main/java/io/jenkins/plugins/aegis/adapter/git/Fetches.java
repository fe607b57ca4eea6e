package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the cache to the state of the remote and lists it. Refs that are as they were need no fetch, which costs git
 * several times what asking for them does; those that this build has seen already need no list, either.
 *
 * <p>A remote that does not answer is Unknown. If it does answer and fetching fails all the same, the cache is at fault
 * (a stale lock, a half-written pack, a history that was cut off earlier) and is made anew once.
 */
final class Fetches {
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final GitCommand git;
    private final GitMemory memory;
    private final String remote;

    Fetches(GitCommand git, GitMemory memory) {
        this.git = git;
        this.memory = memory;
        this.remote = git.access().remote();
    }

    Observed<RepositorySnapshot> observe() throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            Observed<RepositorySnapshot> snapshot = look();
            if (snapshot.isUnknown() && remoteAnswers()) {
                git.startOver();
                snapshot = fetchAndList();
            }
            return snapshot;
        } catch (PortUnavailable e) {
            return Observed.unknown(remote, e.getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }

    private Observed<RepositorySnapshot> look() throws PortUnavailable, InterruptedException {
        if (!isLaidOut()) {
            return fetchAndList();
        }
        Observed<Map<String, CommitId>> there = new RefPushes(git).listAll();
        if (there.asOptional().isEmpty()) {
            return there.map(refs -> new RepositorySnapshot(Map.of(), Map.of()));
        }
        Optional<RepositorySnapshot> known = memory.snapshot(there.asOptional().get());
        if (known.isPresent()) {
            return Observed.present(known.get(), remote);
        }
        if (memory.holdsSnapshot()) {
            // The cache is as it was then, and the remote is not.
            return fetchAndList();
        }
        Observed<RepositorySnapshot> here = list();
        return here.asOptional().map(Fetches::refs).equals(there.asOptional()) ? here : fetchAndList();
    }

    private static Map<String, CommitId> refs(RepositorySnapshot snapshot) {
        Map<String, CommitId> refs = new HashMap<>();
        snapshot.branches().forEach((name, head) -> refs.put("refs/heads/" + name, head));
        snapshot.tags().forEach((name, tag) -> refs.put("refs/tags/" + name, tag.object()));
        return refs;
    }

    private Observed<RepositorySnapshot> fetchAndList() throws PortUnavailable, InterruptedException {
        Result fetched = git.run(git.remote(
                "fetch",
                "--quiet",
                "--prune",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-auto-maintenance",
                "--no-recurse-submodules",
                "--update-shallow",
                "--",
                remote,
                "+refs/heads/*:" + RefListing.BRANCHES + "*",
                "+refs/tags/*:" + RefListing.TAGS + "*"));
        if (!fetched.succeeded()) {
            return Observed.unknown(remote, GitCommand.complaint(fetched));
        }
        layOutOnce();
        return list();
    }

    /**
     * A first fetch leaves a file for each ref, and commits that every question walks through one by one. One file of
     * refs and a commit graph make later questions cost what they cost in a fresh clone; without them they are answered
     * all the same, so that a failure matters nothing.
     */
    private void layOutOnce() throws PortUnavailable, InterruptedException {
        if (!isLaidOut()) {
            git.run(git.local("pack-refs", "--all"));
            git.run(git.local("commit-graph", "write", "--reachable", "--no-progress"));
        }
    }

    private boolean isLaidOut() throws PortUnavailable, InterruptedException {
        try {
            return git.repository().exists("packed-refs");
        } catch (IOException e) {
            throw new PortUnavailable("Cannot read below " + git.repository().path() + ": " + e.getMessage(), e);
        }
    }

    private boolean remoteAnswers() throws PortUnavailable, InterruptedException {
        return git.run(git.remote("ls-remote", "--quiet", "--", remote, "HEAD")).succeeded();
    }

    /**
     * Where history is cut off, "no ancestor" and "no common ancestor" would be guesses. Without --update-shallow git
     * would pass such branches over with a warning and exit code 0.
     */
    private Observed<RepositorySnapshot> list() throws PortUnavailable, InterruptedException {
        try {
            if (git.repository().exists("shallow")) {
                return Observed.unknown(
                        remote, "its history is cut off (a shallow clone); run git fetch --unshallow there");
            }
            Observed<RepositorySnapshot> listed = new RefListing(git).read();
            listed.asOptional().ifPresent(snapshot -> memory.keep(refs(snapshot), snapshot));
            return listed;
        } catch (IOException e) {
            throw new PortUnavailable("Cannot read below " + git.repository().path() + ": " + e.getMessage(), e);
        }
    }
}
