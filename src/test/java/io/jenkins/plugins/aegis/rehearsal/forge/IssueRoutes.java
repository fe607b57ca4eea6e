package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Issues and their comments. */
final class IssueRoutes {
    private final HostedRepository repository;
    private final Links links;
    private final IssueStore store;
    private final IssueJson json;

    IssueRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
        this.store = new IssueStore(repository);
        this.json = new IssueJson(links, repository);
    }

    void on(Router router) {
        String issues = "/repos/{owner}/{repo}/issues";
        String issue = issues + "/{issue_number}";
        router.get(issues, this::list)
                .add("POST", issues, Permission.READ, this::open)
                .get(issue, this::get)
                .write("PATCH", issue, this::update)
                .get(issue + "/comments", this::comments)
                .add("POST", issue + "/comments", Permission.READ, this::comment);
    }

    private Answer list(Request request, Map<String, String> path) {
        String state = request.query("state").orElse("open");
        List<String> labels = request.query("labels")
                .map(text -> Arrays.asList(text.split(",")))
                .orElse(List.of());
        Predicate<Issue> labelled = issue ->
                labels.stream().allMatch(wanted -> issue.labels().stream().anyMatch(wanted.strip()::equalsIgnoreCase));
        Comparator<Issue> order = request.query("sort").orElse("created").equals("updated")
                ? Comparator.comparing(issue -> issue.times().updated())
                : Comparator.comparing(issue -> issue.times().created());
        order = order.thenComparing(Issue::number);
        List<Issue> issues = repository.state().issues.values().stream()
                .filter(issue -> state.equals("all") || issue.state().equals(state))
                .filter(labelled)
                .sorted(request.query("direction").orElse("desc").equals("asc") ? order : order.reversed())
                .toList();
        return new Pages(links).of(request, issues, json::issue);
    }

    private Answer open(Request request, Map<String, String> path) {
        Issue.Text text = new Issue.Text(
                request.need("Issue", "title"), request.text("body").orElse(""));
        Issue issue = store.open(text, request.account().login());
        if (request.account().permission().covers(Permission.WRITE)) {
            issue = new LabelStore(repository)
                    .set(issue.number(), names(request.json().path("labels")));
        }
        return Answer.created(json.issue(issue));
    }

    private Answer get(Request request, Map<String, String> path) {
        return Answer.ok(json.issue(repository.state().issue(number(path))));
    }

    private Answer update(Request request, Map<String, String> path) {
        int number = number(path);
        boolean isPull = repository.state().pulls.containsKey(number);
        store.edit(number, request.text("title"), request.text("body"));
        if (request.json().path("labels").isArray()) {
            new LabelStore(repository).set(number, names(request.json().path("labels")));
        }
        request.text("state").ifPresent(state -> {
            if (state.equals("closed")) {
                store.close(number, request.account().login());
            } else if (isPull) {
                new PullStore(repository).reopen(number);
            } else {
                store.reopen(number);
            }
        });
        return get(request, path);
    }

    private Answer comments(Request request, Map<String, String> path) {
        return new Pages(links).of(request, store.comments(number(path)), json::comment);
    }

    private Answer comment(Request request, Map<String, String> path) {
        String body = request.need("IssueComment", "body");
        return Answer.created(
                json.comment(store.comment(number(path), request.account().login(), body)));
    }

    private static int number(Map<String, String> path) {
        return PullRoutes.number(path, "issue_number");
    }

    /** Labels come as names or as objects with a name. */
    static List<String> names(JsonNode labels) {
        List<String> names = new ArrayList<>();
        labels.forEach(label -> names.add(
                label.isTextual() ? label.textValue() : label.path("name").asText()));
        return names;
    }
}
