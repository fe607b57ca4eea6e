package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** The repository itself, its branches, its tags, and who may do what. */
final class RepositoryRoutes {
    private final HostedRepository repository;
    private final Links links;

    RepositoryRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
    }

    void on(Router router) {
        String root = "/repos/{owner}/{repo}";
        router.get(root, this::get)
                .get(root + "/branches", this::branches)
                .get(root + "/branches/{branch+}", this::branch)
                .get(root + "/tags", this::tags)
                .add("GET", root + "/collaborators/{username}/permission", Permission.WRITE, this::permission);
    }

    private Answer get(Request request, Map<String, String> path) {
        String branch = repository.git().defaultBranch();
        return Answer.ok(new RepositoryJson(links, branch).repositoryFor(request.account()));
    }

    private Answer branches(Request request, Map<String, String> path) {
        List<Ref> branches = repository.git().refs(Constants.R_HEADS);
        return new Pages(links).of(request, branches, ref -> {
            String commit = ref.getObjectId().name();
            String name = Repository.shortenRefName(ref.getName());
            return branch(name).set("commit", Json.object("sha", commit, "url", links.api("/commits/" + commit)));
        });
    }

    private Answer branch(Request request, Map<String, String> path) {
        String name = path.get("branch");
        RevCommit commit = repository
                .git()
                .branch(name)
                .flatMap(repository.git()::commit)
                .orElseThrow(() -> ForgeFailure.of(404, "Branch not found"));
        String self = links.api("/branches/" + Links.encode(name));
        ObjectNode branch = branch(name);
        branch.set("commit", new CommitJson(links, repository.settings()).listed(commit));
        branch.set("_links", Json.object("self", self, "html", links.html("/tree/" + Links.encode(name))));
        return Answer.ok(branch);
    }

    private ObjectNode branch(String name) {
        ObjectNode checks = Json.object("enforcement_level", "off", "contexts", List.of(), "checks", List.of());
        return Json.object(
                "name",
                name,
                "protected",
                false,
                "protection",
                Json.object("enabled", false, "required_status_checks", checks),
                "protection_url",
                links.api("/branches/" + Links.encode(name) + "/protection"));
    }

    /** As GitHub does, in the reverse order of names rather than by date. */
    private Answer tags(Request request, Map<String, String> path) {
        List<String> names = repository.git().refs(Constants.R_TAGS).stream()
                .map(ref -> ref.getName().substring(Constants.R_TAGS.length()))
                .filter(name -> repository.git().tag(name).isPresent())
                .sorted(Comparator.reverseOrder())
                .toList();
        return new Pages(links).of(request, names, this::tag);
    }

    private ObjectNode tag(String name) {
        String commit = repository.git().tag(name).orElseThrow(ForgeFailure::notFound);
        String tag = Links.encode(Constants.R_TAGS + name);
        return Json.object(
                "name", name,
                "commit", Json.object("sha", commit, "url", links.api("/commits/" + commit)),
                "zipball_url", links.api("/zipball/" + tag),
                "tarball_url", links.api("/tarball/" + tag),
                "node_id", "REF_" + tag.hashCode());
    }

    private Answer permission(Request request, Map<String, String> path) {
        String login = path.get("username");
        Permission permission = repository
                .settings()
                .account(login)
                .map(Account::permission)
                .orElseThrow(() -> ForgeFailure.of(404, login + " is not a user"));
        return Answer.ok(new UserJson(links).permission(login, permission));
    }
}
