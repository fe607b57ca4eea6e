package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Files and directories by path; a file can be put onto a branch. */
final class ContentRoutes {
    private final HostedRepository repository;
    private final Links links;

    ContentRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
    }

    /** Something at a path of a commit. */
    private record Entry(String path, FileMode mode, ObjectId id) {
        String type() {
            return mode == FileMode.TREE ? "dir" : mode == FileMode.GITLINK ? "submodule" : "file";
        }
    }

    void on(Router router) {
        String contents = "/repos/{owner}/{repo}/contents";
        router.get(contents + "/{path+}", this::get).write("PUT", contents + "/{path+}", this::put);
    }

    private Answer get(Request request, Map<String, String> path) {
        String ref = request.query("ref").orElse(repository.git().defaultBranch());
        RevCommit commit = repository
                .git()
                .commitish(ref)
                .orElseThrow(() -> ForgeFailure.of(404, "No commit found for the ref " + ref));
        Entry entry = find(commit, path.get("path")).orElseThrow(ForgeFailure::notFound);
        if (entry.mode() == FileMode.TREE) {
            return Answer.ok(Json.array(children(entry), child -> json(child, ref)));
        }
        byte[] bytes = repository.git().blob(entry.id()).orElseThrow(ForgeFailure::notFound);
        if (request.accepts("raw")) {
            return Answer.bytes(bytes, "application/vnd.github.raw; charset=utf-8");
        }
        ObjectNode json = json(entry, ref);
        return Answer.ok(json.put("content", GitDataRoutes.base64(bytes)).put("encoding", "base64"));
    }

    private Optional<Entry> find(RevCommit commit, String path) {
        return BareRepository.io(() -> {
            try (TreeWalk walk = TreeWalk.forPath(repository.git().jgit(), path, commit.getTree())) {
                return walk == null ? Optional.empty() : Optional.of(entry(walk, ""));
            }
        });
    }

    private List<Entry> children(Entry directory) {
        String prefix = directory.path() + "/";
        return BareRepository.io(() -> {
            List<Entry> children = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(repository.git().jgit())) {
                walk.addTree(directory.id());
                while (walk.next()) {
                    children.add(entry(walk, prefix));
                }
            }
            return children;
        });
    }

    private static Entry entry(TreeWalk walk, String prefix) throws IOException {
        return new Entry(prefix + walk.getPathString(), walk.getFileMode(), walk.getObjectId(0));
    }

    private ObjectNode json(Entry entry, String ref) {
        String path = Links.encode(entry.path());
        String self = links.api("/contents/" + path + "?ref=" + Links.encode(ref));
        boolean directory = entry.mode() == FileMode.TREE;
        String git = links.api(
                "/git/" + (directory ? "trees/" : "blobs/") + entry.id().name());
        String html = links.html((directory ? "/tree/" : "/blob/") + Links.encode(ref) + "/" + path);
        return Json.object(
                "name",
                entry.path().substring(entry.path().lastIndexOf('/') + 1),
                "path",
                entry.path(),
                "sha",
                entry.id().name(),
                "size",
                entry.type().equals("file") ? repository.git().blob(entry.id()).orElse(new byte[0]).length : 0,
                "type",
                entry.type(),
                "url",
                self,
                "git_url",
                git,
                "html_url",
                html,
                "download_url",
                directory ? null : links.html("/raw/" + Links.encode(ref) + "/" + path),
                "_links",
                Json.object("self", self, "git", git, "html", html));
    }

    private Answer put(Request request, Map<String, String> path) {
        String branch = request.text("branch").orElse(repository.git().defaultBranch());
        String file = path.get("path");
        RevCommit head = repository
                .git()
                .branch(branch)
                .flatMap(repository.git()::commit)
                .orElseThrow(() -> ForgeFailure.of(404, "Branch " + branch + " not found"));
        Optional<Entry> before = find(head, file);
        refuseBlindOverwrite(request, file, before);
        ObjectId tree = treeWith(request, head, file);
        CommitWriter.By by = CommitWriter.By.account(request.account());
        RevCommit written =
                new CommitWriter(repository.git()).write(tree, request.need("Content", "message"), by, head);
        if (!repository.git().move(Constants.R_HEADS + branch, Optional.of(head.name()), Optional.of(written.name()))) {
            throw ForgeFailure.of(409, "is at another commit but expected " + head.name());
        }
        JsonNode body = Json.object(
                "content", json(find(written, file).orElseThrow(ForgeFailure::notFound), branch),
                "commit", new CommitJson(links, repository.settings()).git(written));
        return Answer.json(before.isPresent() ? 200 : 201, body);
    }

    private static void refuseBlindOverwrite(Request request, String file, Optional<Entry> before) {
        Optional<String> known = request.text("sha");
        if (before.isPresent() && known.isEmpty()) {
            throw ForgeFailure.unprocessable("Invalid request.\n\n\"sha\" wasn't supplied.");
        }
        if (before.isPresent() && !known.get().equals(before.get().id().name())) {
            throw ForgeFailure.of(409, file + " does not match " + known.get());
        }
    }

    private ObjectId treeWith(Request request, RevCommit head, String file) {
        byte[] bytes = Base64.getMimeDecoder().decode(request.text("content").orElse(""));
        ObjectId blob = repository.git().insert(inserter -> inserter.insert(Constants.OBJ_BLOB, bytes));
        TreeEdits edits = new TreeEdits(repository.git(), Optional.of(head.getTree()));
        edits.put(file, "100644", blob);
        return edits.write();
    }
}
