package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/** History: commits, the pull requests that brought them, and how two commits compare. */
final class CommitRoutes {
    private final HostedRepository repository;
    private final Links links;
    private final CommitJson json;

    CommitRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
        this.json = new CommitJson(links, repository.settings());
    }

    void on(Router router) {
        String root = "/repos/{owner}/{repo}";
        router.get(root + "/commits", this::list)
                .get(root + "/commits/{commit_sha}/pulls", this::pulls)
                .get(root + "/commits/{ref+}", this::get)
                .get(root + "/compare/{basehead+}", this::compare);
    }

    private Answer list(Request request, Map<String, String> path) {
        String start = request.query("sha").orElse(repository.git().defaultBranch());
        String head = find(start).name();
        List<RevCommit> commits = repository.history().log(head, Optional.empty(), request.query("path"));
        return new Pages(links).of(request, commits, json::listed);
    }

    private Answer get(Request request, Map<String, String> path) {
        String ref = path.get("ref");
        RevCommit commit = repository
                .git()
                .commitish(ref)
                .orElseThrow(() -> ForgeFailure.unprocessable("No commit found for SHA: " + ref));
        if (request.accepts("application/vnd.github.sha")) {
            return Answer.bytes(commit.name().getBytes(StandardCharsets.UTF_8), "text/plain");
        }
        List<GitHistory.Change> changes = repository.history().changes(commit);
        return new Pages(links).wrapped(request, changes, page -> json.detailed(commit, page));
    }

    private Answer pulls(Request request, Map<String, String> path) {
        String commit = find(path.get("commit_sha")).name();
        PullJson pulls = new PullJson(links, repository);
        return new Pages(links).of(request, new PullStore(repository).bringing(commit), pulls::listed);
    }

    private Answer compare(Request request, Map<String, String> path) {
        String[] ends = path.get("basehead").split("\\.\\.\\.", 2);
        if (ends.length != 2) {
            throw ForgeFailure.notFound();
        }
        RevCommit base = find(new PullStore(repository).branchOf(ends[0]));
        RevCommit head = find(new PullStore(repository).branchOf(ends[1]));
        RevCommit fork =
                repository.history().mergeBase(base.name(), head.name()).orElseThrow(ForgeFailure::notFound);
        List<RevCommit> ahead =
                new ArrayList<>(repository.history().log(head.name(), Optional.of(base.name()), Optional.empty()));
        Collections.reverse(ahead);
        int behind = repository
                .history()
                .log(base.name(), Optional.of(head.name()), Optional.empty())
                .size();
        ObjectNode comparison = described(path.get("basehead"), base, head);
        comparison.set("merge_base_commit", json.listed(fork));
        comparison.setAll(Json.object(
                "status", status(ahead.size(), behind),
                "ahead_by", ahead.size(),
                "behind_by", behind,
                "total_commits", ahead.size()));
        List<GitHistory.Change> changes = repository.history().changesSinceMergeBase(base.name(), head.name());
        comparison.set("files", Json.array(changes, change -> json.file(change, head.name())));
        return new Pages(links)
                .wrapped(request, ahead, page -> comparison.set("commits", Json.array(page, json::listed)));
    }

    private ObjectNode described(String range, RevCommit base, RevCommit head) {
        String html = links.html("/compare/" + Links.encode(range));
        return Json.object(
                "url",
                links.api("/compare/" + Links.encode(range)),
                "html_url",
                html,
                "permalink_url",
                links.html("/compare/" + base.name() + "..." + head.name()),
                "diff_url",
                html + ".diff",
                "patch_url",
                html + ".patch",
                "base_commit",
                json.listed(base));
    }

    private static String status(int ahead, int behind) {
        if (ahead > 0) {
            return behind > 0 ? "diverged" : "ahead";
        }
        return behind > 0 ? "behind" : "identical";
    }

    private RevCommit find(String text) {
        return repository.git().commitish(text).orElseThrow(ForgeFailure::notFound);
    }
}
