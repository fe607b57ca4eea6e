package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Issues, comments and labels as the API shows them. */
final class IssueJson {
    private final Links links;
    private final HostedRepository repository;
    private final UserJson users;

    IssueJson(Links links, HostedRepository repository) {
        this.links = links;
        this.repository = repository;
        this.users = new UserJson(links);
    }

    ObjectNode issue(Issue issue) {
        String url = links.api("/issues/" + issue.number());
        boolean isPull = repository.state().pulls.containsKey(issue.number());
        ObjectNode node = Json.object(
                "id",
                issue.id(),
                "node_id",
                "I_" + issue.id(),
                "url",
                url,
                "repository_url",
                links.api(""),
                "labels_url",
                url + "/labels{/name}",
                "comments_url",
                url + "/comments",
                "events_url",
                url + "/events",
                "html_url",
                links.html((isPull ? "/pull/" : "/issues/") + issue.number()),
                "number",
                issue.number(),
                "assignee",
                null,
                "assignees",
                Json.MAPPER.createArrayNode(),
                "milestone",
                null);
        node.setAll(shared(issue));
        node.put("state_reason", issue.isOpen() || isPull ? null : "completed");
        node.set("closed_by", users.simple(issue.times().closedBy()));
        if (isPull) {
            node.set("pull_request", pullLinks(issue.number()));
        }
        return node;
    }

    /** What an issue and a pull request both show. */
    ObjectNode shared(Issue issue) {
        long comments = repository.state().comments.values().stream()
                .filter(comment -> comment.issue() == issue.number())
                .count();
        return Json.object(
                "state", issue.state(),
                "title", issue.text().title(),
                "body", issue.text().body().isEmpty() ? null : issue.text().body(),
                "user", users.simple(issue.author()),
                "labels", Json.array(issue.labels(), this::label),
                "locked", false,
                "active_lock_reason", null,
                "comments", comments,
                "author_association", association(issue.author()),
                "created_at", issue.times().created(),
                "updated_at", issue.times().updated(),
                "closed_at", issue.times().closed());
    }

    private ObjectNode pullLinks(int number) {
        String html = links.html("/pull/" + number);
        return Json.object(
                "url",
                links.api("/pulls/" + number),
                "html_url",
                html,
                "diff_url",
                html + ".diff",
                "patch_url",
                html + ".patch",
                "merged_at",
                repository.state().pull(number).merged().map(Pull.Merge::at));
    }

    ObjectNode comment(Comment comment) {
        String url = links.api("/issues/" + comment.issue());
        return Json.object(
                "id", comment.id(),
                "node_id", "IC_" + comment.id(),
                "url", links.api("/issues/comments/" + comment.id()),
                "html_url", links.html("/issues/" + comment.issue() + "#issuecomment-" + comment.id()),
                "issue_url", url,
                "body", comment.body(),
                "user", users.simple(comment.author()),
                "author_association", association(comment.author()),
                "created_at", comment.created(),
                "updated_at", comment.created());
    }

    /** GitHub's word for what the author is to the repository. */
    String association(String login) {
        if (login.equalsIgnoreCase(repository.settings().owner())) {
            return "OWNER";
        }
        boolean pushes = repository
                .settings()
                .account(login)
                .filter(account -> account.permission().covers(Permission.WRITE))
                .isPresent();
        return pushes ? "COLLABORATOR" : "NONE";
    }

    private JsonNode label(String name) {
        return label(repository.state().label(name, () -> new Label(0, name, LabelStore.GREY, "")));
    }

    ObjectNode label(Label label) {
        return Json.object(
                "id", label.id(),
                "node_id", "LA_" + label.id(),
                "url", links.api("/labels/" + Links.encode(label.name())),
                "name", label.name(),
                "description", label.description(),
                "color", label.color(),
                "default", false);
    }
}
