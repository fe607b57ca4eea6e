package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Trees: read by id, commit or ref, and made from another tree with changes. */
final class GitTreeRoutes {
    private final HostedRepository repository;
    private final Links links;

    GitTreeRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
    }

    void on(Router router) {
        String trees = "/repos/{owner}/{repo}/git/trees";
        router.get(trees + "/{tree_sha+}", this::get).write("POST", trees, this::create);
    }

    private Answer get(Request request, Map<String, String> path) {
        ObjectId tree = tree(path.get("tree_sha")).orElseThrow(ForgeFailure::notFound);
        return Answer.ok(json(tree, request.query("recursive").isPresent()));
    }

    private Optional<ObjectId> tree(String text) {
        Optional<ObjectId> ofCommit = repository.git().commitish(text).map(RevCommit::getTree);
        return ofCommit.or(() -> repository.git().object(text).filter(this::isTree));
    }

    private boolean isTree(ObjectId id) {
        return BareRepository.io(() -> {
            try (RevWalk walk = new RevWalk(repository.git().jgit())) {
                return walk.parseAny(id) instanceof RevTree;
            }
        });
    }

    private ObjectNode json(ObjectId tree, boolean recursive) {
        ArrayNode entries = Json.MAPPER.createArrayNode();
        BareRepository.io(() -> {
            try (TreeWalk walk = new TreeWalk(repository.git().jgit())) {
                walk.addTree(tree);
                while (walk.next()) {
                    entries.add(entry(walk));
                    if (walk.isSubtree() && recursive) {
                        walk.enterSubtree();
                    }
                }
                return entries;
            }
        });
        return Json.object(
                "sha", tree.name(), "url", links.api("/git/trees/" + tree.name()), "tree", entries, "truncated", false);
    }

    private ObjectNode entry(TreeWalk walk) throws IOException {
        FileMode mode = walk.getFileMode();
        ObjectId id = walk.getObjectId(0);
        String type = Constants.typeString(mode.getObjectType());
        ObjectNode entry = Json.object(
                "path", walk.getPathString(),
                "mode", String.format("%06o", mode.getBits()),
                "type", type,
                "sha", id.name());
        if (mode.getObjectType() == Constants.OBJ_BLOB) {
            entry.put(
                    "size", repository.git().jgit().getObjectDatabase().open(id).getSize());
        }
        if (mode.getObjectType() != Constants.OBJ_COMMIT) {
            entry.put("url", links.api("/git/" + type + "s/" + id.name()));
        }
        return entry;
    }

    private Answer create(Request request, Map<String, String> path) {
        JsonNode entries = request.json().path("tree");
        if (!entries.isArray() || entries.isEmpty()) {
            throw ForgeFailure.unprocessable("Invalid tree info");
        }
        Optional<ObjectId> base = request.text("base_tree").map(text -> tree(text)
                .orElseThrow(() -> ForgeFailure.unprocessable("base_tree is not a valid tree oid")));
        TreeEdits edits = new TreeEdits(repository.git(), base);
        entries.forEach(edits::apply);
        return Answer.created(json(edits.write(), false));
    }
}
