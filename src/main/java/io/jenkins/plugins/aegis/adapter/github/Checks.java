package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Check runs and commit statuses of a commit.
 *
 * <p>Where a check run and a status share a name, both count, as in branch protection: the worse one is reported.
 */
final class Checks {
    private static final Comparator<Document> OLDEST_FIRST = Comparator.comparing(
                    (Document run) -> run.optionalText("started_at").orElse(""))
            .thenComparing(run -> run.number("id"));

    private final HostedRepository repository;

    Checks(HostedRepository repository) {
        this.repository = repository;
    }

    List<Check> of(CommitId commit) throws RequestFailed, InterruptedException {
        Map<String, Check> byName = new TreeMap<>();
        repository
                .list(repository.path("commits", commit.hex(), "check-runs") + "?filter=latest", "check_runs")
                .stream()
                .sorted(OLDEST_FIRST)
                .forEach(run -> byName.put(run.text("name"), new Check(run.text("name"), stateOfRun(run))));
        repository
                .list(repository.path("commits", commit.hex(), "status"), "statuses")
                .forEach(status -> byName.merge(
                        status.text("context"),
                        new Check(status.text("context"), stateOfStatus(status.text("state"))),
                        Checks::worse));
        return List.copyOf(byName.values());
    }

    private static Check worse(Check one, Check other) {
        return one.state().compareTo(other.state()) >= 0 ? one : other;
    }

    /** A conclusion that is not known counts as failed. */
    private static Check.State stateOfRun(Document run) {
        if (!run.text("status").equals("completed")) {
            return Check.State.PENDING;
        }
        return switch (run.text("conclusion")) {
            case "success", "skipped", "neutral" -> Check.State.PASSED;
            default -> Check.State.FAILED;
        };
    }

    private static Check.State stateOfStatus(String state) {
        return switch (state) {
            case "success" -> Check.State.PASSED;
            case "pending" -> Check.State.PENDING;
            default -> Check.State.FAILED;
        };
    }
}
