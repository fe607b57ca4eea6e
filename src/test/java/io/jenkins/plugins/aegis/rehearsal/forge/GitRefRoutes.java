package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** Refs by name: read, make, move, delete. */
final class GitRefRoutes {
    private final HostedRepository repository;
    private final Links links;

    GitRefRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
    }

    void on(Router router) {
        String git = "/repos/{owner}/{repo}/git";
        router.get(git + "/ref/{ref+}", this::get)
                .get(git + "/matching-refs/{ref+}", this::matching)
                .get(git + "/refs", this::all)
                .get(git + "/refs/{ref+}", this::getOrMatching)
                .write("POST", git + "/refs", this::create)
                .write("PATCH", git + "/refs/{ref+}", this::update)
                .write("DELETE", git + "/refs/{ref+}", this::delete);
    }

    private Answer get(Request request, Map<String, String> path) {
        return repository
                .git()
                .ref(fullName(path))
                .map(ref -> Answer.ok(json(ref)))
                .orElseThrow(ForgeFailure::notFound);
    }

    /** The older route, which older clients still use: a ref when the name is exact, otherwise all that begin so. */
    private Answer getOrMatching(Request request, Map<String, String> path) {
        Optional<Ref> exact = repository.git().ref(fullName(path));
        if (exact.isPresent()) {
            return Answer.ok(json(exact.get()));
        }
        List<Ref> matching = repository.git().refs(fullName(path));
        if (matching.isEmpty()) {
            throw ForgeFailure.notFound();
        }
        return new Pages(links).of(request, matching, this::json);
    }

    private Answer matching(Request request, Map<String, String> path) {
        return Answer.ok(Json.array(repository.git().refs(fullName(path)), this::json));
    }

    private Answer all(Request request, Map<String, String> path) {
        return new Pages(links).of(request, repository.git().refs("refs/"), this::json);
    }

    private Answer create(Request request, Map<String, String> path) {
        String ref = request.need("Reference", "ref");
        String sha = request.need("Reference", "sha");
        if (!ref.startsWith("refs/")
                || ref.chars().filter(c -> c == '/').count() < 2
                || !Repository.isValidRefName(ref)) {
            throw ForgeFailure.unprocessable("Reference name must start with 'refs/' and contain at least two slashes");
        }
        needObject(sha);
        if (repository.git().ref(ref).isPresent()) {
            throw ForgeFailure.unprocessable("Reference already exists");
        }
        return Answer.created(json(moved(ref, Optional.empty(), sha)));
    }

    private Answer update(Request request, Map<String, String> path) {
        Ref ref = existing(path);
        String sha = request.need("Reference", "sha");
        String before = ref.getObjectId().name();
        needObject(sha);
        if (!request.flag("force", false) && !fastForward(before, sha)) {
            throw ForgeFailure.unprocessable("Update is not a fast forward");
        }
        return Answer.ok(json(moved(ref.getName(), Optional.of(before), sha)));
    }

    private boolean fastForward(String before, String after) {
        return repository.git().commit(before).isPresent()
                && repository.git().commit(after).isPresent()
                && repository.history().reaches(after, before);
    }

    private Answer delete(Request request, Map<String, String> path) {
        Ref ref = existing(path);
        if (!repository.git().move(ref.getName(), Optional.of(ref.getObjectId().name()), Optional.empty())) {
            throw ForgeFailure.of(409, "Reference cannot be updated");
        }
        return Answer.noContent();
    }

    private Ref existing(Map<String, String> path) {
        return repository
                .git()
                .ref(fullName(path))
                .orElseThrow(() -> ForgeFailure.unprocessable("Reference does not exist"));
    }

    private Ref moved(String ref, Optional<String> from, String to) {
        if (!repository.git().move(ref, from, Optional.of(to))) {
            throw ForgeFailure.of(409, "Reference cannot be updated");
        }
        return repository.git().ref(ref).orElseThrow(ForgeFailure::notFound);
    }

    private void needObject(String sha) {
        if (repository.git().object(sha).isEmpty()) {
            throw ForgeFailure.unprocessable("Object does not exist");
        }
    }

    private static String fullName(Map<String, String> path) {
        return "refs/" + path.get("ref");
    }

    private ObjectNode json(Ref ref) {
        ObjectId id = ref.getObjectId();
        String type = BareRepository.io(() -> {
            try (RevWalk walk = new RevWalk(repository.git().jgit())) {
                return Constants.typeString(walk.parseAny(id).getType());
            }
        });
        return Json.object(
                "ref", ref.getName(),
                "node_id", "REF_" + ref.getName().hashCode(),
                "url", links.api("/git/" + Links.encode(ref.getName())),
                "object",
                        Json.object(
                                "sha", id.name(),
                                "type", type,
                                "url", links.api("/git/" + type + "s/" + id.name())));
    }
}
