package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compare-and-set of refs of the remote, all or none.
 *
 * <p>The comparison is the server's: a lease names what each ref must be. When a push ends without a verdict on the refs,
 * the remote is read again, since they may well have been written.
 */
final class RefPushes {
    private final GitCommand git;

    RefPushes(GitCommand git) {
        this.git = git;
    }

    /** Makes the ref point to the object if the remote has no such ref. */
    RefUpdate create(String ref, CommitId object) throws PortUnavailable, InterruptedException {
        return push(List.of(RefChange.creation(ref, object)));
    }

    /** Makes the ref point to the object if it points to {@code expected}. */
    RefUpdate update(String ref, CommitId expected, CommitId object) throws PortUnavailable, InterruptedException {
        return push(List.of(new RefChange(ref, Optional.of(expected), Optional.of(object))));
    }

    /** Deletes the ref if it points to the object. */
    RefUpdate delete(String ref, CommitId expected) throws PortUnavailable, InterruptedException {
        return push(List.of(new RefChange(ref, Optional.of(expected), Optional.empty())));
    }

    /** Makes all changes if every ref is as expected, else none. */
    RefUpdate push(List<RefChange> changes) throws PortUnavailable, InterruptedException {
        PushReport report;
        try {
            report = PushReport.of(changes, git.run(command(changes)));
        } catch (PortUnavailable e) {
            // Killed at its time limit: the server may have taken it.
            report = PushReport.open(e.getMessage());
        }
        return switch (report.outcome()) {
            case TAKEN -> RefUpdate.UPDATED;
            case STALE -> RefUpdate.LOST;
            case REFUSED, OPEN -> lookAgain(changes, report);
        };
    }

    private Command command(List<RefChange> changes) {
        List<String> words = new ArrayList<>(List.of(
                "push",
                "--porcelain",
                "--no-progress",
                "--no-verify",
                "--no-signed",
                "--no-follow-tags",
                "--recurse-submodules=no"));
        if (changes.size() > 1) {
            words.add("--atomic");
        }
        changes.forEach(change -> words.add("--force-with-lease=" + change.lease()));
        words.addAll(List.of("--", git.access().remote()));
        changes.forEach(change -> words.add(change.refspec()));
        return git.remote(words.toArray(String[]::new));
    }

    private RefUpdate lookAgain(List<RefChange> changes, PushReport report)
            throws PortUnavailable, InterruptedException {
        String asked = changes.stream().map(RefChange::toString).collect(Collectors.joining(", ")) + " at "
                + git.access().remote();
        Map<String, CommitId> now = new HashMap<>();
        for (RefChange change : changes) {
            Observed<CommitId> there = read(change.ref());
            if (there.isUnknown()) {
                throw new PortUnavailable("Whether the push took place is not known (" + asked + "): "
                        + report.complaint() + "; and looking again failed: "
                        + there.unknownReason().orElse(""));
            }
            there.asOptional().ifPresent(id -> now.put(change.ref(), id));
        }
        if (report.outcome() == PushReport.Outcome.OPEN
                && changes.stream().allMatch(change -> change.after().equals(there(now, change)))) {
            return RefUpdate.UPDATED;
        }
        if (changes.stream().anyMatch(change -> !change.before().equals(there(now, change)))) {
            return RefUpdate.LOST;
        }
        throw new PortUnavailable("The remote did not " + asked + ": " + report.complaint());
    }

    private static Optional<CommitId> there(Map<String, CommitId> refs, RefChange change) {
        return Optional.ofNullable(refs.get(change.ref()));
    }

    /** The ref as the remote has it now, asked of the remote itself. */
    Observed<CommitId> read(String ref) throws InterruptedException {
        // The name is matched as the end of longer names, too.
        return list(ref).flatMap(refs -> Optional.ofNullable(refs.get(ref))
                .map(id -> Observed.present(id, ref))
                .orElse(Observed.absent(ref)));
    }

    /** The refs of the remote that the pattern of {@code git ls-remote} matches, asked of the remote itself. */
    Observed<Map<String, CommitId>> list(String pattern) throws InterruptedException {
        String remote = git.access().remote();
        return list(pattern + " at " + remote, git.remote("ls-remote", "--quiet", "--", remote, pattern));
    }

    /** All branches and tags of the remote, asked of the remote itself; tags as they are, not what they lead to. */
    Observed<Map<String, CommitId>> listAll() throws InterruptedException {
        String remote = git.access().remote();
        return list(remote, git.remote("ls-remote", "--quiet", "--heads", "--tags", "--refs", "--", remote));
    }

    private Observed<Map<String, CommitId>> list(String source, Command command) throws InterruptedException {
        return git.ask(source, command, result -> {
            if (!result.succeeded()) {
                return Observed.unknown(source, GitCommand.complaint(result));
            }
            Map<String, CommitId> refs = new TreeMap<>();
            result.output()
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(fields -> fields.length == 2)
                    .forEach(fields -> refs.put(fields[1], new CommitId(fields[0])));
            return Observed.present(refs, source);
        });
    }
}
