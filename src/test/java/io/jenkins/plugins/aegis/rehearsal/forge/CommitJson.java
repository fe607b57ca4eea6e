package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Commits and changed files as the API shows them. */
final class CommitJson {
    private final Links links;
    private final ForgeSettings settings;

    CommitJson(Links links, ForgeSettings settings) {
        this.links = links;
        this.settings = settings;
    }

    /** The bare git object. */
    ObjectNode git(RevCommit commit) {
        return Json.object(
                "sha", commit.name(),
                "node_id", "C_" + commit.name(),
                "url", links.api("/git/commits/" + commit.name()),
                "html_url", links.html("/commit/" + commit.name()),
                "author", person(commit.getAuthorIdent()),
                "committer", person(commit.getCommitterIdent()),
                "message", commit.getFullMessage(),
                "tree", tree(commit),
                "parents", parents(commit, "/git/commits/"),
                "verification", unverified());
    }

    /** The commit as part of the repository's history. */
    ObjectNode listed(RevCommit commit) {
        String url = links.api("/commits/" + commit.name());
        return Json.object(
                "url", url,
                "sha", commit.name(),
                "node_id", "C_" + commit.name(),
                "html_url", links.html("/commit/" + commit.name()),
                "comments_url", url + "/comments",
                "commit",
                        Json.object(
                                "url", links.api("/git/commits/" + commit.name()),
                                "author", person(commit.getAuthorIdent()),
                                "committer", person(commit.getCommitterIdent()),
                                "message", commit.getFullMessage(),
                                "comment_count", 0,
                                "tree", tree(commit),
                                "verification", unverified()),
                "author", user(commit.getAuthorIdent()),
                "committer", user(commit.getCommitterIdent()),
                "parents", parents(commit, "/commits/"));
    }

    /** The commit with what it changes. */
    ObjectNode detailed(RevCommit commit, List<GitHistory.Change> changes) {
        int additions = changes.stream().mapToInt(GitHistory.Change::additions).sum();
        int deletions = changes.stream().mapToInt(GitHistory.Change::deletions).sum();
        ObjectNode node = listed(commit);
        node.set("stats", Json.object("additions", additions, "deletions", deletions, "total", additions + deletions));
        node.set("files", Json.array(changes, change -> file(change, commit.name())));
        return node;
    }

    ObjectNode file(GitHistory.Change change, String commit) {
        String path = Links.encode(change.path());
        AbbreviatedObjectId blob = change.entry().getNewId();
        boolean gone = blob == null || ObjectId.zeroId().equals(blob.toObjectId());
        ObjectNode node = Json.object(
                "sha", (gone ? change.entry().getOldId() : blob).name(),
                "filename", change.path(),
                "status", status(change),
                "additions", change.additions(),
                "deletions", change.deletions(),
                "changes", change.additions() + change.deletions(),
                "blob_url", links.html("/blob/" + commit + "/" + path),
                "raw_url", links.html("/raw/" + commit + "/" + path),
                "contents_url", links.api("/contents/" + path + "?ref=" + commit));
        if (!change.patch().isEmpty()) {
            node.put("patch", change.patch());
        }
        if (status(change).equals("renamed")) {
            node.put("previous_filename", change.entry().getOldPath());
        }
        return node;
    }

    private static String status(GitHistory.Change change) {
        return switch (change.entry().getChangeType()) {
            case ADD -> "added";
            case DELETE -> "removed";
            case RENAME -> "renamed";
            case COPY -> "copied";
            case MODIFY -> "modified";
        };
    }

    private ObjectNode tree(RevCommit commit) {
        String tree = commit.getTree().name();
        return Json.object("sha", tree, "url", links.api("/git/trees/" + tree));
    }

    private JsonNode parents(RevCommit commit, String path) {
        return Json.array(
                Arrays.asList(commit.getParents()),
                parent -> Json.object(
                        "sha", parent.name(),
                        "url", links.api(path + parent.name()),
                        "html_url", links.html("/commit/" + parent.name())));
    }

    private JsonNode user(PersonIdent person) {
        return settings.byEmail(person.getEmailAddress())
                .map(account -> new UserJson(links).simple(account.login()))
                .orElseGet(Json.MAPPER::nullNode);
    }

    static ObjectNode person(PersonIdent person) {
        return Json.object(
                "name", person.getName(),
                "email", person.getEmailAddress(),
                "date", person.getWhenAsInstant());
    }

    static ObjectNode unverified() {
        return Json.object(
                "verified", false, "reason", "unsigned", "signature", null, "payload", null, "verified_at", null);
    }
}
