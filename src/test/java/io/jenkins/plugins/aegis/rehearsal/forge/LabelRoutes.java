package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Labels of the repository, and on issues and pull requests. */
final class LabelRoutes {
    private final HostedRepository repository;
    private final Links links;
    private final LabelStore store;
    private final IssueJson json;

    LabelRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
        this.store = new LabelStore(repository);
        this.json = new IssueJson(links, repository);
    }

    void on(Router router) {
        String labels = "/repos/{owner}/{repo}/labels";
        String onIssue = "/repos/{owner}/{repo}/issues/{issue_number}/labels";
        router.get(labels, this::list)
                .write("POST", labels, this::create)
                .get(labels + "/{name}", (request, path) -> Answer.ok(json.label(store.find(path.get("name")))))
                .write("DELETE", labels + "/{name}", this::delete)
                .get(onIssue, (request, path) -> ofIssue(number(path)))
                .write("POST", onIssue, this::add)
                .write("PUT", onIssue, this::set)
                .write("DELETE", onIssue, this::clear)
                .write("DELETE", onIssue + "/{name}", this::remove);
    }

    private Answer list(Request request, Map<String, String> path) {
        return new Pages(links)
                .of(request, List.copyOf(repository.state().labels.values()), json::label);
    }

    private Answer create(Request request, Map<String, String> path) {
        Label label = store.create(
                request.need("Label", "name"),
                request.text("color").orElse(LabelStore.GREY),
                request.text("description").orElse(null));
        return Answer.created(json.label(label));
    }

    private Answer delete(Request request, Map<String, String> path) {
        store.delete(path.get("name"));
        return Answer.noContent();
    }

    private Answer add(Request request, Map<String, String> path) {
        store.add(number(path), labels(request));
        return ofIssue(number(path));
    }

    private Answer set(Request request, Map<String, String> path) {
        store.set(number(path), labels(request));
        return ofIssue(number(path));
    }

    private Answer clear(Request request, Map<String, String> path) {
        store.set(number(path), List.of());
        return Answer.noContent();
    }

    private Answer remove(Request request, Map<String, String> path) {
        store.remove(number(path), path.get("name"));
        return ofIssue(number(path));
    }

    /** The body is {@code {"labels": [...]}} or the array alone. */
    private static List<String> labels(Request request) {
        JsonNode body = request.json();
        return IssueRoutes.names(body.isArray() ? body : body.path("labels"));
    }

    private Answer ofIssue(int number) {
        List<String> names = repository.state().issue(number).labels();
        return Answer.ok(Json.array(names, name -> json.label(store.find(name))));
    }

    private static int number(Map<String, String> path) {
        return PullRoutes.number(path, "issue_number");
    }
}
