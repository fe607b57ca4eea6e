package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.adapter.process.RefusedCredential;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compare-and-set of one ref of the remote.
 *
 * <p>The comparison is the server's: a lease names what the ref must be. When a push ends without a verdict on the ref,
 * the remote is read again, since the ref may well have been written.
 */
final class RefPushes {
    /** What a push says of the ref. */
    private enum Outcome {
        TAKEN,
        /** Certainly not taken, because the ref was not as expected. */
        STALE,
        /** Certainly not taken. */
        REFUSED,
        OPEN
    }

    private final GitCommand git;

    RefPushes(GitCommand git) {
        this.git = git;
    }

    /** Makes the ref point to the object if the remote has no such ref. */
    RefUpdate create(String ref, CommitId object) throws PortUnavailable, InterruptedException {
        return push(ref, Optional.empty(), Optional.of(object));
    }

    /** Makes the ref point to the object if it points to {@code expected}. */
    RefUpdate update(String ref, CommitId expected, CommitId object) throws PortUnavailable, InterruptedException {
        return push(ref, Optional.of(expected), Optional.of(object));
    }

    /** Deletes the ref if it points to the object. */
    RefUpdate delete(String ref, CommitId expected) throws PortUnavailable, InterruptedException {
        return push(ref, Optional.of(expected), Optional.empty());
    }

    private RefUpdate push(String ref, Optional<CommitId> before, Optional<CommitId> after)
            throws PortUnavailable, InterruptedException {
        Command command = git.remote(
                "push",
                "--porcelain",
                "--no-progress",
                "--no-verify",
                "--no-signed",
                "--no-follow-tags",
                "--recurse-submodules=no",
                "--force-with-lease=" + ref + ":" + before.map(CommitId::hex).orElse(""),
                "--",
                git.access().remote(),
                after.map(CommitId::hex).orElse("") + ":" + ref);
        Outcome outcome;
        String complaint;
        try {
            Result result = git.run(command);
            outcome = outcome(ref, result);
            complaint = GitCommand.complaint(result) + rejections(result) + RefusedCredential.remedy(result.errors());
        } catch (PortUnavailable e) {
            // Killed at its time limit: the server may have taken it.
            outcome = Outcome.OPEN;
            complaint = e.getMessage();
        }
        return switch (outcome) {
            case TAKEN -> RefUpdate.UPDATED;
            case STALE -> RefUpdate.LOST;
            case REFUSED, OPEN -> lookAgain(ref, before, after, outcome, complaint);
        };
    }

    /** The server's reason stands in the output, after the ref. */
    private static String rejections(Result result) {
        return result.output()
                .lines()
                .filter(line -> line.startsWith("!\t"))
                .map(line -> "; " + Printable.of(line.substring(line.lastIndexOf('\t') + 1), 500))
                .collect(Collectors.joining());
    }

    private static Outcome outcome(String ref, Result result) {
        for (String line : result.output().split("\n")) {
            String[] fields = line.split("\t");
            if (fields.length == 3 && fields[1].endsWith(":" + ref)) {
                return verdict(fields[0], fields[2]);
            }
        }
        // Said without a line of its own, when the branch to delete is gone already.
        return result.errors().contains("remote ref does not exist") ? Outcome.STALE : Outcome.OPEN;
    }

    /** The flags and summaries are those of git-push(1), section Output. */
    private static Outcome verdict(String flag, String summary) {
        return switch (flag) {
            case "*", "-", " " -> Outcome.TAKEN;
            // Someone else wrote the same value: it was not as expected, and this push changed nothing.
            case "=" -> Outcome.STALE;
            case "!" -> {
                if (summary.contains("(stale info)") || summary.contains("(already exists)")) {
                    yield Outcome.STALE;
                }
                yield summary.startsWith("[remote failure]") ? Outcome.OPEN : Outcome.REFUSED;
            }
            default -> Outcome.OPEN;
        };
    }

    private RefUpdate lookAgain(
            String ref, Optional<CommitId> before, Optional<CommitId> after, Outcome outcome, String complaint)
            throws PortUnavailable, InterruptedException {
        String verb = after.isEmpty() ? "delete " : before.isEmpty() ? "create " : "update ";
        String asked = verb + ref + " at " + git.access().remote();
        Observed<CommitId> now = remoteRef(ref);
        if (now.isUnknown()) {
            throw new PortUnavailable("Whether the push took place is not known (" + asked + "): " + complaint
                    + "; and looking again failed: " + now.unknownReason().orElse(""));
        }
        if (outcome == Outcome.OPEN && now.asOptional().equals(after)) {
            return RefUpdate.UPDATED;
        }
        if (!now.asOptional().equals(before)) {
            return RefUpdate.LOST;
        }
        throw new PortUnavailable("The remote did not " + asked + ": " + complaint);
    }

    /** The ref as the remote has it now, asked of the remote itself. */
    private Observed<CommitId> remoteRef(String ref) throws InterruptedException {
        String source = ref + " at " + git.access().remote();
        Command command = git.remote("ls-remote", "--quiet", "--", git.access().remote(), ref);
        return git.ask(source, command, result -> {
            if (!result.succeeded()) {
                return Observed.unknown(source, GitCommand.complaint(result));
            }
            // The name is matched as the end of longer names, too.
            return result.output()
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(fields -> fields.length == 2 && fields[1].equals(ref))
                    .findFirst()
                    .map(fields -> Observed.present(new CommitId(fields[0]), source))
                    .orElse(Observed.absent(source));
        });
    }
}
