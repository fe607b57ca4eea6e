package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Pull requests and reviews as the API shows them. */
final class PullJson {
    private final Links links;
    private final HostedRepository repository;
    private final IssueJson issues;
    private final UserJson users;

    PullJson(Links links, HostedRepository repository) {
        this.links = links;
        this.repository = repository;
        this.issues = new IssueJson(links, repository);
        this.users = new UserJson(links);
    }

    /** The form of lists. */
    ObjectNode listed(Pull pull) {
        Issue issue = repository.state().issue(pull.number());
        ObjectNode node = addresses(pull);
        node.setAll(Json.object(
                "id", issue.id(),
                "node_id", "PR_" + issue.id(),
                "number", pull.number(),
                "milestone", null,
                "assignee", null,
                "assignees", List.of(),
                "requested_reviewers", List.of(),
                "requested_teams", List.of(),
                "auto_merge", null,
                "draft", pull.draft(),
                "merged_at", pull.merged().map(Pull.Merge::at),
                "merge_commit_sha", pull.merged().map(Pull.Merge::commit),
                "head", end(pull.head()),
                "base", end(pull.base())));
        node.setAll(issues.shared(issue));
        return node;
    }

    /** Right after it was opened: GitHub has not found out yet whether it can be merged. */
    ObjectNode opened(Pull pull) {
        return full(pull, null, "unknown");
    }

    /** A single pull request, with whether it can be merged. */
    ObjectNode full(Pull pull) {
        if (!repository.state().issue(pull.number()).isOpen()) {
            return full(pull, null, "unknown");
        }
        Optional<String> test = new PullMerges(repository).testMerge(pull);
        ObjectNode node = full(pull, test.isPresent(), mergeableState(pull, test.isPresent()));
        return node.put("merge_commit_sha", test.orElse(null));
    }

    private String mergeableState(Pull pull, boolean mergeable) {
        if (!mergeable) {
            return "dirty";
        }
        if (pull.draft()) {
            return "draft";
        }
        CheckStore checks = new CheckStore(repository);
        String head = pull.head().commit();
        List<CommitStatus> statuses = checks.latestStatuses(head);
        boolean green = checks.latest(head).stream()
                        .allMatch(run -> "success".equals(run.outcome().conclusion()))
                && (statuses.isEmpty() || CheckStore.combined(statuses).equals("success"));
        return green ? "clean" : "unstable";
    }

    private ObjectNode full(Pull pull, Boolean mergeable, String mergeableState) {
        PullStore store = new PullStore(repository);
        List<GitHistory.Change> changes = store.changes(pull);
        ObjectNode node = listed(pull);
        node.setAll(Json.object(
                "merged", pull.merged().isPresent(),
                "mergeable", mergeable,
                "rebaseable", mergeable,
                "mergeable_state", mergeableState,
                "merged_by", users.simple(pull.merged().map(Pull.Merge::by).orElse(null)),
                "review_comments", 0,
                "maintainer_can_modify", false,
                "commits", store.commits(pull).size(),
                "additions",
                        changes.stream().mapToInt(GitHistory.Change::additions).sum(),
                "deletions",
                        changes.stream().mapToInt(GitHistory.Change::deletions).sum(),
                "changed_files", changes.size()));
        return node;
    }

    private ObjectNode end(Pull.Tip tip) {
        String owner = repository.settings().owner();
        return Json.object(
                "label", owner + ":" + tip.branch(),
                "ref", tip.branch(),
                "sha", tip.commit(),
                "user", users.simple(owner),
                "repo", new RepositoryJson(links, repository.git().defaultBranch()).repository());
    }

    private ObjectNode addresses(Pull pull) {
        String url = links.api("/pulls/" + pull.number());
        String issue = links.api("/issues/" + pull.number());
        String html = links.html("/pull/" + pull.number());
        String reviewComment = links.api("/pulls/comments{/number}");
        String statuses = links.api("/statuses/" + pull.head().commit());
        ObjectNode node = Json.object(
                "url",
                url,
                "html_url",
                html,
                "diff_url",
                html + ".diff",
                "patch_url",
                html + ".patch",
                "issue_url",
                issue,
                "commits_url",
                url + "/commits",
                "review_comments_url",
                url + "/comments",
                "review_comment_url",
                reviewComment,
                "comments_url",
                issue + "/comments",
                "statuses_url",
                statuses);
        return node.set(
                "_links",
                Json.object(
                        "self", link(url),
                        "html", link(html),
                        "issue", link(issue),
                        "comments", link(issue + "/comments"),
                        "review_comments", link(url + "/comments"),
                        "review_comment", link(reviewComment),
                        "commits", link(url + "/commits"),
                        "statuses", link(statuses)));
    }

    ObjectNode review(Review review) {
        String pull = links.api("/pulls/" + review.pull());
        String html = links.html("/pull/" + review.pull() + "#pullrequestreview-" + review.id());
        return Json.object(
                "id", review.id(),
                "node_id", "PRR_" + review.id(),
                "user", users.simple(review.author()),
                "body", review.body(),
                "state", review.state(),
                "html_url", html,
                "pull_request_url", pull,
                "author_association", issues.association(review.author()),
                "_links", Json.object("html", link(html), "pull_request", link(pull)),
                "submitted_at", review.submitted(),
                "commit_id", review.commit());
    }

    private static ObjectNode link(String href) {
        return Json.object("href", href);
    }
}
