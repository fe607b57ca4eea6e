package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Check runs and commit statuses of a commit.
 *
 * <p>Where a check run and a status share a name, both count, as in branch protection: the worse one is reported.
 *
 * <p>One request asks for both (GraphQL, "StatusCheckRollup"). Where that is not answered, as to fine-grained tokens, the
 * two REST lists are.
 */
final class Checks {
    private static final int PAGE = 100;
    private static final String CONTEXTS = "object(oid: $commit) { ... on Commit { oid statusCheckRollup {"
            + " contexts(first: " + PAGE + ") { pageInfo { hasNextPage } nodes {"
            + " ... on CheckRun { databaseId name status conclusion startedAt }"
            + " ... on StatusContext { context state } } } } } }";

    private static final Comparator<Document> OLDEST_FIRST = Comparator.comparing(
                    (Document run) -> run.optionalText("startedAt").orElse(""))
            .thenComparing(run -> run.number("databaseId"));
    private static final Comparator<Document> OLDEST_LISTED_FIRST = Comparator.comparing(
                    (Document run) -> run.optionalText("started_at").orElse(""))
            .thenComparing(run -> run.number("id"));

    private final HostedRepository repository;
    private final Map<String, Check> byName = new TreeMap<>();

    Checks(HostedRepository repository) {
        this.repository = repository;
    }

    List<Check> of(CommitId commit) throws RequestFailed, InterruptedException {
        Optional<Document> contexts;
        try {
            Document asked = repository
                    .graphQl()
                    .ask("checks", ", $commit: GitObjectID!", CONTEXTS, Map.of("commit", commit.hex()));
            contexts = contexts(asked, commit);
        } catch (RequestFailed unanswered) {
            return listed(commit);
        }
        if (contexts.isEmpty()) {
            return List.of();
        }
        if (contexts.get().object("pageInfo").flag("hasNextPage")) {
            return listed(commit);
        }
        List<Document> nodes = contexts.get().list("nodes");
        nodes.stream()
                .filter(node -> node.optionalText("name").isPresent())
                .sorted(OLDEST_FIRST)
                .forEach(run -> run(run.text("name"), stateOfRun(run)));
        nodes.stream()
                .filter(node -> node.optionalText("context").isPresent())
                .forEach(status -> status(status.text("context"), status.text("state")));
        return List.copyOf(byName.values());
    }

    /** Empty if nothing was ever reported for the commit. */
    private static Optional<Document> contexts(Document answer, CommitId commit) throws RequestFailed {
        Document object = answer.optionalObject("object")
                .filter(found -> found.optionalText("oid").equals(Optional.of(commit.hex())))
                .orElseThrow(
                        () -> new RequestFailed(RequestFailed.NO_ANSWER, "the forge has no commit " + commit, null));
        return object.nullableObject("statusCheckRollup").map(rollup -> rollup.object("contexts"));
    }

    private List<Check> listed(CommitId commit) throws RequestFailed, InterruptedException {
        repository
                .list(repository.path("commits", commit.hex(), "check-runs") + "?filter=latest", "check_runs")
                .stream()
                .sorted(OLDEST_LISTED_FIRST)
                .forEach(run -> run(run.text("name"), stateOfRun(run)));
        repository
                .list(repository.path("commits", commit.hex(), "status"), "statuses")
                .forEach(status -> status(status.text("context"), status.text("state")));
        return List.copyOf(byName.values());
    }

    private void run(String name, Check.State state) {
        byName.put(name, new Check(name, state));
    }

    private void status(String context, String state) {
        byName.merge(context, new Check(context, stateOfStatus(state)), Checks::worse);
    }

    private static Check worse(Check one, Check other) {
        return one.state().compareTo(other.state()) >= 0 ? one : other;
    }

    /** A conclusion that is not known counts as failed. */
    private static Check.State stateOfRun(Document run) {
        if (!lower(run.text("status")).equals("completed")) {
            return Check.State.PENDING;
        }
        return switch (lower(run.text("conclusion"))) {
            case "success", "skipped", "neutral" -> Check.State.PASSED;
            default -> Check.State.FAILED;
        };
    }

    /** GraphQL knows one more state than REST: a status that is required, and was not reported yet. */
    private static Check.State stateOfStatus(String state) {
        return switch (lower(state)) {
            case "success" -> Check.State.PASSED;
            case "pending", "expected" -> Check.State.PENDING;
            default -> Check.State.FAILED;
        };
    }

    /** GraphQL writes in capitals what REST writes small. */
    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
