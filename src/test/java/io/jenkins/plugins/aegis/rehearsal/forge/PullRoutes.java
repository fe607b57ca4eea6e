package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Pull requests: list, open, change, look into, merge. */
final class PullRoutes {
    private final HostedRepository repository;
    private final Links links;
    private final PullStore store;
    private final PullJson json;

    PullRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
        this.store = new PullStore(repository);
        this.json = new PullJson(links, repository);
    }

    void on(Router router) {
        String pulls = "/repos/{owner}/{repo}/pulls";
        String pull = pulls + "/{pull_number}";
        router.get(pulls, this::list)
                .write("POST", pulls, this::open)
                .get(pull, this::get)
                .write("PATCH", pull, this::update)
                .get(pull + "/files", this::files)
                .get(pull + "/commits", this::commits)
                .get(pull + "/merge", this::isMerged)
                .write("PUT", pull + "/merge", this::merge);
    }

    private Answer list(Request request, Map<String, String> path) {
        String state = request.query("state").orElse("open");
        Predicate<Pull> wanted =
                pull -> state.equals("all") || issue(pull).state().equals(state);
        Optional<String> head = request.query("head").filter(text -> text.contains(":"));
        Optional<String> base = request.query("base");
        List<Pull> pulls = repository.state().pulls.values().stream()
                .filter(wanted)
                .filter(pull -> head.map(
                                text -> text.equals(repository.settings().owner() + ":"
                                        + pull.head().branch()))
                        .orElse(true))
                .filter(pull -> base.map(pull.base().branch()::equals).orElse(true))
                .sorted(order(request))
                .toList();
        return new Pages(links).of(request, pulls, json::listed);
    }

    private Comparator<Pull> order(Request request) {
        String sort = request.query("sort").orElse("created");
        Comparator<Pull> ascending = sort.equals("updated")
                ? Comparator.comparing(pull -> issue(pull).times().updated())
                : Comparator.comparing(pull -> issue(pull).times().created());
        Comparator<Pull> order = ascending.thenComparing(Pull::number);
        String direction = request.query("direction").orElse(sort.equals("created") ? "desc" : "asc");
        return direction.equals("asc") ? order : order.reversed();
    }

    private Issue issue(Pull pull) {
        return repository.state().issue(pull.number());
    }

    private Answer open(Request request, Map<String, String> path) {
        PullStore.Offer offer = new PullStore.Offer(
                request.need("PullRequest", "head"), request.need("PullRequest", "base"), request.flag("draft", false));
        Issue.Text text = new Issue.Text(
                request.need("PullRequest", "title"), request.text("body").orElse(""));
        Pull pull = store.open(offer, text, request.account().login());
        return Answer.created(json.opened(pull));
    }

    private Answer get(Request request, Map<String, String> path) {
        return Answer.ok(json.full(pull(path)));
    }

    private Answer update(Request request, Map<String, String> path) {
        int number = pull(path).number();
        String by = request.account().login();
        new IssueStore(repository).edit(number, request.text("title"), request.text("body"));
        request.text("base").ifPresent(base -> store.retarget(number, base));
        request.text("state").ifPresent(state -> {
            if (state.equals("closed")) {
                store.close(number, by);
            } else {
                store.reopen(number);
            }
        });
        return Answer.ok(json.full(pull(path)));
    }

    private Answer files(Request request, Map<String, String> path) {
        Pull pull = pull(path);
        CommitJson commits = new CommitJson(links, repository.settings());
        return new Pages(links)
                .of(
                        request,
                        store.changes(pull),
                        change -> commits.file(change, pull.head().commit()));
    }

    private Answer commits(Request request, Map<String, String> path) {
        CommitJson commits = new CommitJson(links, repository.settings());
        return new Pages(links).of(request, store.commits(pull(path)), commits::listed);
    }

    private Answer isMerged(Request request, Map<String, String> path) {
        if (pull(path).merged().isEmpty()) {
            throw ForgeFailure.notFound();
        }
        return Answer.noContent();
    }

    private Answer merge(Request request, Map<String, String> path) {
        PullMerges.Order order = new PullMerges.Order(
                request.text("merge_method").orElse("merge"),
                request.text("commit_title"),
                request.text("commit_message"),
                request.text("sha"));
        String commit = new PullMerges(repository).merge(pull(path).number(), order, request.account());
        ObjectNode merged = Json.object("sha", commit, "merged", true, "message", "Pull Request successfully merged");
        return Answer.ok(merged);
    }

    private Pull pull(Map<String, String> path) {
        return repository.state().pull(number(path, "pull_number"));
    }

    /** A number of a path; what is no number names nothing. */
    static int number(Map<String, String> path, String name) {
        try {
            return Integer.parseInt(path.get(name));
        } catch (NumberFormatException e) {
            throw ForgeFailure.notFound();
        }
    }
}
