package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The pull requests that brought commits, of many commits by one request. */
final class CommitPullRequests {
    /** A commit is in few pull requests; one that is in more is not understood. */
    private static final int MOST = 20;

    private static final String PULLS = "{ ... on Commit { associatedPullRequests(first: " + MOST + ") {"
            + " pageInfo { hasNextPage } nodes { number title author { __typename login } headRefName headRefOid"
            + " headRepository { nameWithOwner } baseRefName state mergeCommit { oid }"
            + " labels(first: 100) { nodes { name } } url } } } }";

    private final HostedRepository repository;

    CommitPullRequests(HostedRepository repository) {
        this.repository = repository;
    }

    Map<CommitId, List<PullRequest>> of(Collection<CommitId> commits) throws RequestFailed, InterruptedException {
        StringJoiner fields = new StringJoiner(" ");
        for (CommitId commit : commits) {
            fields.add(key(commit) + ": object(oid: \"" + commit.hex() + "\") " + PULLS);
        }
        Document answer = repository.graphQl().ask("pullRequestsOfCommits", "", fields.toString(), Map.of());
        Map<CommitId, List<PullRequest>> pulls = new LinkedHashMap<>();
        for (CommitId commit : commits) {
            Document found = answer.object(key(commit)).object("associatedPullRequests");
            if (found.object("pageInfo").flag("hasNextPage")) {
                throw new IllegalArgumentException(commit + " is in more than " + MOST + " pull requests");
            }
            pulls.put(commit, found.list("nodes").stream().map(this::read).toList());
        }
        return pulls;
    }

    /** An alias begins with a letter. */
    private static String key(CommitId commit) {
        return "c" + commit.hex();
    }

    private PullRequest read(Document pull) {
        PullRequest.State state = PullRequest.State.valueOf(pull.text("state"));
        Optional<CommitId> mergeCommit = state == PullRequest.State.MERGED
                ? Optional.of(pull.object("mergeCommit").commit("oid"))
                : Optional.empty();
        return new PullRequest(
                pull.shortNumber("number"),
                pull.text("title"),
                author(pull),
                head(pull),
                pull.commit("headRefOid"),
                pull.text("baseRefName"),
                state,
                mergeCommit,
                pull.object("labels").list("nodes").stream()
                        .map(label -> label.text("name"))
                        .toList(),
                pull.text("url"));
    }

    /** REST, whose names people write elsewhere, marks a bot's login; GraphQL does not. */
    private static String author(Document pull) {
        boolean bot = pull.optionalObject("author")
                .flatMap(author -> author.optionalText("__typename"))
                .filter("Bot"::equals)
                .isPresent();
        return pull.login("author") + (bot ? "[bot]" : "");
    }

    /** A branch of a fork is named with its owner, so that it is never taken for a branch of the repository. */
    private String head(Document pull) {
        String name = pull.text("headRefName");
        Optional<String> home = pull.optionalObject("headRepository").map(repo -> repo.text("nameWithOwner"));
        return home.filter(repository.fullName()::equalsIgnoreCase).isPresent()
                ? name
                : home.map(full -> full.replaceFirst("/.*", "")).orElse("unknown") + ":" + name;
    }
}
