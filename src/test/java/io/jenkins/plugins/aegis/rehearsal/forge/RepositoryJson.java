package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The hosted repository as the API shows it; one form has the fields of all of GitHub's. */
final class RepositoryJson {
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("archive_url", "/{archive_format}{/ref}"),
            Map.entry("assignees_url", "/assignees{/user}"),
            Map.entry("blobs_url", "/git/blobs{/sha}"),
            Map.entry("branches_url", "/branches{/branch}"),
            Map.entry("collaborators_url", "/collaborators{/collaborator}"),
            Map.entry("comments_url", "/comments{/number}"),
            Map.entry("commits_url", "/commits{/sha}"),
            Map.entry("compare_url", "/compare/{base}...{head}"),
            Map.entry("contents_url", "/contents/{+path}"),
            Map.entry("contributors_url", "/contributors"),
            Map.entry("deployments_url", "/deployments"),
            Map.entry("downloads_url", "/downloads"),
            Map.entry("events_url", "/events"),
            Map.entry("forks_url", "/forks"),
            Map.entry("git_commits_url", "/git/commits{/sha}"),
            Map.entry("git_refs_url", "/git/refs{/sha}"),
            Map.entry("git_tags_url", "/git/tags{/sha}"),
            Map.entry("hooks_url", "/hooks"),
            Map.entry("issue_comment_url", "/issues/comments{/number}"),
            Map.entry("issue_events_url", "/issues/events{/number}"),
            Map.entry("issues_url", "/issues{/number}"),
            Map.entry("keys_url", "/keys{/key_id}"),
            Map.entry("labels_url", "/labels{/name}"),
            Map.entry("languages_url", "/languages"),
            Map.entry("merges_url", "/merges"),
            Map.entry("milestones_url", "/milestones{/number}"),
            Map.entry("notifications_url", "/notifications{?since,all,participating}"),
            Map.entry("pulls_url", "/pulls{/number}"),
            Map.entry("releases_url", "/releases{/id}"),
            Map.entry("stargazers_url", "/stargazers"),
            Map.entry("statuses_url", "/statuses/{sha}"),
            Map.entry("subscribers_url", "/subscribers"),
            Map.entry("subscription_url", "/subscription"),
            Map.entry("tags_url", "/tags"),
            Map.entry("teams_url", "/teams"),
            Map.entry("trees_url", "/git/trees{/sha}"));

    static final long ID = 4217L;

    private final Links links;
    private final String defaultBranch;

    RepositoryJson(Links links, String defaultBranch) {
        this.links = links;
        this.defaultBranch = defaultBranch;
    }

    ObjectNode repository() {
        ObjectNode node = Json.object(
                "id",
                ID,
                "node_id",
                "R_" + ID,
                "name",
                links.name(),
                "full_name",
                links.owner() + "/" + links.name(),
                "owner",
                new UserJson(links).simple(links.owner()),
                "private",
                false,
                "visibility",
                "public",
                "html_url",
                links.html(""),
                "description",
                null,
                "fork",
                false,
                "url",
                links.api(""));
        PARTS.forEach((name, suffix) -> node.put(name, links.api(suffix)));
        node.setAll(addresses());
        node.setAll(counts());
        node.setAll(features());
        return node;
    }

    /** The repository together with what the asking account may do. */
    ObjectNode repositoryFor(Account account) {
        return repository().set("permissions", UserJson.flags(account.permission()));
    }

    private ObjectNode addresses() {
        return Json.object(
                "git_url", links.html(".git"),
                "ssh_url", links.html(".git"),
                "clone_url", links.html(".git"),
                "svn_url", links.html(""),
                "mirror_url", null,
                "homepage", null);
    }

    private static ObjectNode counts() {
        return Json.object(
                "language", null,
                "license", null,
                "forks_count", 0,
                "forks", 0,
                "stargazers_count", 0,
                "watchers_count", 0,
                "watchers", 0,
                "size", 0,
                "open_issues_count", 0,
                "open_issues", 0,
                "subscribers_count", 0,
                "network_count", 0,
                "pushed_at", Instant.EPOCH,
                "created_at", Instant.EPOCH,
                "updated_at", Instant.EPOCH);
    }

    private ObjectNode features() {
        return Json.object(
                "default_branch", defaultBranch,
                "has_issues", true,
                "has_projects", false,
                "has_wiki", false,
                "has_pages", false,
                "has_discussions", false,
                "has_downloads", true,
                "archived", false,
                "disabled", false,
                "allow_squash_merge", true,
                "allow_merge_commit", true,
                "allow_rebase_merge", true,
                "allow_forking", true,
                "is_template", false,
                "web_commit_signoff_required", false,
                "topics", List.of());
    }
}
