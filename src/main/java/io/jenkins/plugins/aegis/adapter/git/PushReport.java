package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.adapter.process.RefusedCredential;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a push says of the refs that it was to change; the flags and summaries are those of git-push(1), section Output.
 *
 * @param complaint for people
 */
record PushReport(Outcome outcome, String complaint) {
    /** What a push says of a ref, worst last. */
    enum Outcome {
        TAKEN,
        /** Certainly not taken, because the ref was not as expected. */
        STALE,
        /** Certainly not taken. */
        REFUSED,
        OPEN
    }

    static PushReport open(String complaint) {
        return new PushReport(Outcome.OPEN, complaint);
    }

    /** All refs change or none does, so that one that was not as expected decides. */
    static PushReport of(List<RefChange> changes, Result result) {
        List<Outcome> outcomes =
                changes.stream().map(change -> outcome(change, result)).toList();
        Outcome outcome = outcomes.contains(Outcome.STALE)
                ? Outcome.STALE
                : outcomes.stream().max(Outcome::compareTo).orElseThrow();
        return new PushReport(
                outcome, GitCommand.complaint(result) + rejections(result) + RefusedCredential.remedy(result.errors()));
    }

    /** The server's reason stands in the output, after the ref. */
    private static String rejections(Result result) {
        return result.output()
                .lines()
                .filter(line -> line.startsWith("!\t"))
                .map(line -> "; " + Printable.of(line.substring(line.lastIndexOf('\t') + 1), 500))
                .collect(Collectors.joining());
    }

    private static Outcome outcome(RefChange change, Result result) {
        for (String line : result.output().split("\n")) {
            String[] fields = line.split("\t");
            if (fields.length == 3 && fields[1].endsWith(":" + change.ref())) {
                return verdict(change, fields[0], fields[2]);
            }
        }
        // Said without a line of its own, when the branch to delete is gone already.
        return result.errors().contains("remote ref does not exist") ? Outcome.STALE : Outcome.OPEN;
    }

    private static Outcome verdict(RefChange change, String flag, String summary) {
        return switch (flag) {
            case "*", "+", "-", " " -> Outcome.TAKEN;
            // Someone else wrote the same value: it was not as expected, and this push changed nothing.
            case "=" -> change.isGuard() ? Outcome.TAKEN : Outcome.STALE;
            case "!" -> {
                if (summary.contains("(stale info)") || summary.contains("(already exists)")) {
                    yield Outcome.STALE;
                }
                yield summary.startsWith("[remote failure]") ? Outcome.OPEN : Outcome.REFUSED;
            }
            default -> Outcome.OPEN;
        };
    }
}
