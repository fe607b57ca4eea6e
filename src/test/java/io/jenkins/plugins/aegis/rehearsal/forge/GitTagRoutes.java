package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

/** Annotated tag objects; a ref to one is made with {@link GitRefRoutes}. */
final class GitTagRoutes {
    private final HostedRepository repository;
    private final Links links;

    GitTagRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
    }

    void on(Router router) {
        String tags = "/repos/{owner}/{repo}/git/tags";
        router.get(tags + "/{tag_sha}", this::get).write("POST", tags, this::create);
    }

    private Answer get(Request request, Map<String, String> path) {
        return Answer.ok(json(repository.git().object(path.get("tag_sha")).orElseThrow(ForgeFailure::notFound)));
    }

    private Answer create(Request request, Map<String, String> path) {
        TagBuilder tag = new TagBuilder();
        tag.setTag(request.need("Tag", "tag"));
        tag.setMessage(request.need("Tag", "message"));
        ObjectId target = repository
                .git()
                .object(request.need("Tag", "object"))
                .orElseThrow(() -> ForgeFailure.unprocessable("Object does not exist"));
        tag.setObjectId(target, type(request.need("Tag", "type")));
        tag.setTagger(GitDataRoutes.person(request, "tagger", CommitWriter.person(request.account())));
        return Answer.created(json(repository.git().insert(inserter -> inserter.insert(tag))));
    }

    private static int type(String name) {
        return switch (name) {
            case "commit" -> Constants.OBJ_COMMIT;
            case "tree" -> Constants.OBJ_TREE;
            case "blob" -> Constants.OBJ_BLOB;
            default -> throw ForgeFailure.invalid("Tag", "type", "invalid");
        };
    }

    private JsonNode json(ObjectId id) {
        RevTag tag = BareRepository.io(() -> {
            try (RevWalk walk = new RevWalk(repository.git().jgit())) {
                return walk.parseAny(id) instanceof RevTag found ? parsed(walk, found) : null;
            }
        });
        ForgeState.orNotFound(tag);
        String type = Constants.typeString(tag.getObject().getType());
        String target = tag.getObject().name();
        return Json.object(
                "node_id", "TAG_" + id.name(),
                "tag", tag.getTagName(),
                "sha", id.name(),
                "url", links.api("/git/tags/" + id.name()),
                "message", tag.getFullMessage(),
                "tagger", CommitJson.person(tag.getTaggerIdent()),
                "object", Json.object("sha", target, "type", type, "url", links.api("/git/" + type + "s/" + target)),
                "verification", CommitJson.unverified());
    }

    private static RevTag parsed(RevWalk walk, RevTag tag) throws IOException {
        walk.parseBody(tag);
        return tag;
    }
}
